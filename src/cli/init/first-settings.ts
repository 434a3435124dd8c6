// The first `.github/psirt.yml`: what can be known at the start, with a word on each line for those who review it.

/** Repositories as `owner/name`, at least one, and who leads until somebody says otherwise. */
export function firstSettings(products: readonly string[], lead: string): string {
  return [
    '# Settings of the PSIRT bot.',
    '# A change of people, products or the two-person rule takes effect when a psirt-lead who did not write it approves.',
    'version: 1',
    '',
    'products:',
    ...products.flatMap((repository) => [
      `  ${productName(repository)}:`,
      `    repository: ${repository}`,
      '    # Of GitHub’s advisories: npm, pip, maven, go, rust, … or other.',
      '    ecosystem: other',
      '    # Supported release lines: the branch of each, and the pattern of its tags.',
      '    lines:',
      '      main: { branch: main, tags: "v*" }',
    ]),
    '',
    'roles:',
    '  # Approves publications and changes of this file. Two people at least, or nobody can approve what the other wrote.',
    `  psirt-lead: [${lead}]`,
    '  # Works on cases. Logins, or a team as "team:organisation/slug".',
    '  psirt: []',
    '',
    '# strict: two people sign every publication. prefer: the second one may be waived, and the record says so. solo: one person.',
    'two_person: strict',
    '',
  ].join('\n');
}

/** The product's name in the settings, from its repository. */
export function productName(repository: string): string {
  const name = repository.slice(repository.indexOf('/') + 1).toLowerCase();
  return (
    name
      .replaceAll(/[^a-z\d.-]/g, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 63) || 'product'
  );
}
