// The issue form of a report, as `psirt-bot init` puts it into a case repository; there with the team's own products.
import { reportForm } from '../../src/core/case/report-form.ts';

export const file = '.github/ISSUE_TEMPLATE/report.yml';

export function render(): string {
  return `# Written by \`npm run docs\` from src/core/case/report-form.ts, which also reads the answers.\n${reportForm(['psirt-bot'])}`;
}
