// What an archive of evidence says of itself, so that who receives it knows what it proves and what it does not.
import type { EvidenceFacts } from './material.ts';

const words = `Evidence of case {case} of {repository}
Made by psirt-bot {by} from commit {record} of the branch psirt-records.

CONFIDENTIAL. It may hold what is still under embargo: reports, unpublished
advisories, names of team members. Give it to nobody who may not read the case.

What is in it
  log.jsonl        the case's log, byte for byte: one entry a line, each with the
                   SHA-256 of the line before
  notices/         every text saved with the case, each under its own SHA-256
  rules/COMMIT/    settings and response plan at each commit that the log names
  commits.json     the commits of the record that touch the case, with GitHub's
                   word on who made them and whether they are verified
  facts.json       case, repository, the bot's account, ids of team members
  case.json        the state of the case, derived from log and rules
  approvals.json   who signed what and what was published, out of the log
  timeline.md      the log as people read it, and how each clock went
  manifest.json    the SHA-256 of every other file

How to check it, without any network
  psirt-bot verify case-{case}-evidence.tar --root HASH

What it proves
  - Nothing in it was changed since it was made, as long as the root hash is the
    one that you were given by another way. The root hash is the SHA-256 of
    manifest.json.
  - No entry of the log was changed, left out or put in between.
  - Texts are those that the entries name, and what was published by the bot was
    signed before.
  - State, approvals and timeline follow from log and rules.

What it does not prove
  - Without a root hash from elsewhere: that nobody made all of it anew. Whoever
    can write every file can make hashes that fit. Compare with GitHub
    (--against-github) or with a root hash that was kept.
  - That an entry was true when somebody said it.
  - That GitHub's word in commits.json was copied as it was. GitHub has it still.
  - That nothing was said after the last entry.

What is left out: the comment that names people outside the team, and all other
comments of the issue. People outside stand in the log as p1, p2.
`;

/** `README.txt`. Plain text. */
export function readmeOf({ case: number, repository, made_by: by, record }: EvidenceFacts): string {
  const values: Readonly<Record<string, string>> = { case: String(number), repository, by, record };
  return words.replaceAll(/\{(case|repository|by|record)\}/g, (_, name: string) => String(values[name]));
}
