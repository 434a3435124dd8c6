// What stands in a product's repository at a release: made up here unless a world brings its own files.

export interface ReleaseFiles {
  /** Repository name. */
  readonly product: string;
  readonly tag: string;
  readonly files?: Readonly<Record<string, string>>;
}

const record = [
  '// Reads length-prefixed records.',
  'export function readRecord(bytes, offset) {',
  '  const length = bytes.readUInt16BE(offset);',
  '  const end = offset + 2 + length; // no check against bytes.length',
  '  return bytes.subarray(offset + 2, offset + 2 + length);',
  '}',
  '',
].join('\n');

function madeUp(product: string, tag: string): Record<string, string> {
  const version = tag.replace(/^v/, '');
  const manifest = { name: product, version, type: 'module', main: 'src/record.js' };
  return { 'package.json': `${JSON.stringify(manifest, null, 2)}\n`, 'src/record.js': record };
}

/** The whole tree of a release, text by path. */
export function productFiles({ product, tag, files }: ReleaseFiles): Record<string, string> {
  return {
    'README.md': `# ${product}\n\nThis is ${tag}.\n`,
    'SECURITY.md':
      '# Security\n\nPlease report vulnerabilities privately, with the button on the Security tab.\n',
    'CHANGELOG.md': `# Changes\n\n## ${tag}\n\n- The current release of this line.\n`,
    ...(files ?? madeUp(product, tag)),
  };
}
