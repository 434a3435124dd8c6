// The table of what we assume about GitHub, from the one that `doctor` reads.
import { assumptions } from '../../src/cli/doctor/assumptions.ts';

export function render(): string {
  const rows = assumptions.map(
    ({ id, says, ifWrong, probe }) =>
      `| \`${id}\` | ${says} | ${ifWrong} | ${probe ?? 'not without acting'} |`,
  );
  return [
    '| | We rely on | If it is wrong | How `doctor` looks |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
