// What the demo leaves behind: the public documents, the case's record and card, and the transcript, as files to look at.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './stage.ts';
import { site } from './story.ts';

export interface Artefact {
  readonly file: string;
  /** One line on what it is. */
  readonly what: string;
}

/** Writes everything anew into a folder. @throws when a document is missing */
export async function writeArtefacts(
  stage: Stage,
  ghsa: string,
  folder: string,
): Promise<readonly Artefact[]> {
  const lead = stage.person('lead');
  const place = stage.place();
  const published = async (name: string): Promise<string> => {
    const text = await lead.file({ repository: site, path: `advisories/${name}` });
    if (text === undefined) throw new Error(`${site} holds no advisories/${name}`);
    return text;
  };
  const comments = await lead.comments(place);
  const card = comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? '';
  const texts: readonly (Artefact & { readonly text: string })[] = [
    {
      file: 'advisory.md',
      what: 'the advisory, as people read it on the site',
      text: await published(`${ghsa}.md`),
    },
    {
      file: 'advisory.osv.json',
      what: 'the same for scanners, in OSV',
      text: await published(`${ghsa}.json`),
    },
    {
      file: 'case-log.jsonl',
      what: 'the record: every fact, who said it, chained by hashes',
      text: await stage.log(),
    },
    { file: 'card.md', what: 'the case’s card as the team sees it at the end', text: card },
    {
      file: 'transcript.md',
      what: 'this story',
      text: `# CVE-2023-38545 in a GitHub in a box\n${stage.transcript()}\n`,
    },
  ];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of texts) writeFileSync(join(folder, file), text);
  return texts;
}
