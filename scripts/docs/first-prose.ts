// The file in which people write the words of an advisory, as it begins: the example of docs/advisory-text.md.
import { writeProse } from '../../src/core/prose.ts';

export function render(): string {
  const text = writeProse({
    title: 'Path traversal in Widget exposes files',
    summary: 'Anybody who can upload an archive can read any file of the server.',
    description:
      'Widget unpacks archives without looking at the names in them. A name such as `../../etc/passwd` …',
    references: [{ type: 'article', url: 'https://acme.example/blog/widget-archives' }],
  });
  return `\`\`\`\`markdown\n${text.trimEnd()}\n\`\`\`\``;
}
