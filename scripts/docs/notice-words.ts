// What only people can say in a notice, as a table of fields with the question that each answers.
import { shippedTemplate, templateIds } from '../../src/core/notices/shipped.ts';
import { writtenFields } from '../../src/core/notices/written-fields.ts';
import { namesIn } from '../../src/core/words/template.ts';

export function render(): string {
  const rows = Object.entries(writtenFields).map(([field, what]) => {
    const used = templateIds.filter((id) => namesIn(shippedTemplate(id).body).includes(field));
    return `| \`${field}\` | ${what} | ${used.map((id) => `\`${id}\``).join(', ')} |`;
  });
  return ['| Field | What you write | In |', '|---|---|---|', ...rows].join('\n');
}
