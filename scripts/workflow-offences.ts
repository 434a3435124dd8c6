// What actionlint doesn't ask of a workflow: pinned actions, least permissions with a reason, no credentials left behind.
// Pure over the file's text, so that each rule can be shown to bite.

/** A line breaks the rule when `where` fits it and `needs` doesn't fit it together with the two lines below. */
type LineRule = { where: RegExp; needs: RegExp; message: string };

const lineRules: readonly LineRule[] = [
  {
    where: /^\s*(?:- )?uses: (?!\.\/)/,
    needs: /^[^\n]*@[0-9a-f]{40}(?: |\n|$)/,
    message: 'pin the action by its full commit',
  },
  {
    where: /^\s*(?:- )?uses: (?!\.\/)/,
    needs: /^[^\n]* # v\d+\.\d+\.\d+(?:\n|$)/,
    message: 'say the version behind the commit, like "# v6.0.2"',
  },
  {
    where: /uses: actions\/checkout@/,
    needs: /\n\s+with:\n\s+persist-credentials: false$/,
    message: 'checkout needs `persist-credentials: false` as its first setting',
  },
  {
    where: /^\s+[a-z-]+: (?:read|write)\b/,
    needs: /^[^\n]*: (?:read|write) # \S/,
    message: 'say beside the permission what it is for',
  },
  {
    where: /^\s*(?:- )?run:.*\$\{\{/,
    needs: /^(?!)/,
    message: 'pass values through env, never into the script',
  },
];

/** Every offence of one workflow file, as sentences with the line; empty when there is none. */
export function workflowOffences(path: string, text: string): string[] {
  const lines = text.split('\n');
  const offences = lines.flatMap((line, index) => {
    const passage = lines.slice(index, index + 3).join('\n');
    return lineRules
      .filter(({ where, needs }) => where.test(line) && !needs.test(passage))
      .map(({ message }) => `${path}:${index + 1} ${message}`);
  });
  const grantsNothing = /^permissions: \{\}$/m.test(text);
  return grantsNothing
    ? offences
    : [`${path} must say \`permissions: {}\` at the top and grant per job`, ...offences];
}
