// The table of environment variables, from the one that the server reads.
import { environmentFields } from '../../src/app/environment-fields.ts';
import type { EnvironmentField } from '../../src/app/environment-fields.ts';

export function render(): string {
  const rows = Object.entries<EnvironmentField>(environmentFields).map(
    ([name, { expected, example, without }]) =>
      `| \`${name}\` | ${expected} | ${without === undefined ? '**must be set**' : without} | \`${example.replaceAll('|', '\\|')}\` |`,
  );
  return ['| Variable | Expected | Without it | Example |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
