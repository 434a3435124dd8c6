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

type Document = Artefact & { readonly text: string };

/** Writes everything anew into a folder. @throws when a document is missing */
export async function writeArtefacts(
  stage: Stage,
  ghsa: string,
  folder: string,
): Promise<readonly Artefact[]> {
  const documents = [...(await published(stage, ghsa)), ...(await internal(stage))];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of documents) writeFileSync(join(folder, file), text);
  return documents;
}

async function published({ person }: Stage, ghsa: string): Promise<readonly Document[]> {
  const read = async (name: string): Promise<string> => {
    const text = await person('lead').file({ repository: site, path: `advisories/${name}` });
    if (text === undefined) throw new Error(`${site} holds no advisories/${name}`);
    return text;
  };
  return [
    {
      file: 'advisory.md',
      what: 'the advisory, as people read it on the site',
      text: await read(`${ghsa}.md`),
    },
    { file: 'advisory.osv.json', what: 'the same for scanners, in OSV', text: await read(`${ghsa}.json`) },
  ];
}

async function internal(stage: Stage): Promise<readonly Document[]> {
  const comments = await stage.person('lead').comments(stage.place());
  const card = comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? '';
  const transcript = `# CVE-2023-38545 in a GitHub in a box\n${stage.transcript()}\n`;
  return [
    {
      file: 'case-log.jsonl',
      what: 'the record: every fact, who said it, chained by hashes',
      text: await stage.log(),
    },
    { file: 'card.md', what: 'the case’s card as the team sees it at the end', text: card },
    { file: 'transcript.md', what: 'this story', text: transcript },
  ];
}
