// Finds the generated blocks of a document and fills them; tells where two texts first differ. Must not touch a byte
// outside the blocks.

/** What scripts/docs/NAME.ts exports: the text of the block or, with `file`, of a whole generated file. */
export type Generator = { render: () => string | Promise<string>; file?: string };

const block = /(<!-- generated:([a-z-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g;
const marker = /<!-- (?:generated:[^>]*|\/generated) -->/g;

/**
 * The document with every generated block filled.
 *
 * @throws when a block has no generator, or when opening and closing comments don't pair up
 */
export async function fillBlocks(document: {
  path: string;
  text: string;
  generators: ReadonlyMap<string, Generator>;
}): Promise<string> {
  const { path, text, generators } = document;
  const blocks = [...text.matchAll(block)];
  if ((text.match(marker)?.length ?? 0) !== blocks.length * 2) {
    throw new Error(
      `${path}: write each block as <!-- generated:NAME -->, a line break, <!-- /generated -->`,
    );
  }
  const parts = await Promise.all(
    blocks.map(async (found) => {
      const [, open = '', name = '', close = ''] = found;
      const generator = generators.get(name);
      if (generator === undefined)
        throw new Error(`${path}: nothing generates "${name}"; add scripts/docs/${name}.ts`);
      return `${open}\n${(await generator.render()).trim()}\n\n${close}`;
    }),
  );
  return text.replaceAll(block, () => parts.shift() ?? '');
}

/** The first line in which two texts differ, as three lines to read. */
export function firstDifference(present: string, wanted: string): string {
  const [presentLines, wantedLines] = [present.split('\n'), wanted.split('\n')];
  const index = wantedLines.findIndex((line, at) => line !== presentLines[at]);
  const at = index === -1 ? wantedLines.length : index;
  return `  first difference in line ${at + 1}\n  is:     ${presentLines[at] ?? '(end)'}\n  wanted: ${wantedLines[at] ?? '(end)'}`;
}
