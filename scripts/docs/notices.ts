// All notices as a table: who reads each, what it must hold, who agrees, and what it is for. It comes from the texts themselves.
import { approvalWords } from '../../src/core/notices/approval.ts';
import { audiences } from '../../src/core/notices/audiences.ts';
import { shippedTemplate, templateIds } from '../../src/core/notices/shipped.ts';

export function render(): string {
  const rows = templateIds.map((id) => {
    const { title, about, audience, tlp, required, approval } = shippedTemplate(id);
    const needs = required.map((field) => `\`${field}\``).join(', ');
    const cells = [`[\`${id}\`](../advisory-templates/${id}.md)`, `**${title}.** ${about}`, audiences[audience].who, tlp, needs, approvalWords(approval)]; // prettier-ignore
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['Text', 'What it is', 'Who reads it', 'TLP', 'Not sent without', 'Agreement'];
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}
