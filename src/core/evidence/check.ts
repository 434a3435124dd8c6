// Checks the files of an archive of evidence against each other, and names every place that does not fit: file, line, what was expected
// and what is there. It needs nothing but the files, and repeats nothing that anybody wrote.
import { z } from 'zod';
import { actorSchema } from '../case/actor.ts';
import { firstPrev, hashOf, readLog } from '../case/log.ts';
import type { Entry } from '../case/entry.ts';
import { namedTexts } from '../record/verify-record.ts';
import { unsignedIn } from './approvals.ts';
import { derivedFiles, format, lines, rootOf, version } from './files.ts';
import type { EvidenceFiles } from './files.ts';
import type { EvidenceFacts, EvidenceRules } from './material.ts';
import { isName, names, noticeName } from './paths.ts';
import { commitsIn } from './view.ts';
import type { WholeLog } from './view.ts';

export interface EvidenceFault {
  readonly path: string;
  /** From 1; null where it is no single line. */
  readonly line: number | null;
  readonly wrong: string;
}

export interface CheckedEvidence {
  readonly faults: readonly EvidenceFault[];
  readonly root: string;
  /** Undefined where facts or log can't be read. */
  readonly told: { readonly facts: EvidenceFacts; readonly log: WholeLog } | undefined;
}

const text = z.string();
const manifestForm = z.strictObject({
  format: z.literal(format), version: z.number(), case: z.number(), made_by: text,
  head: z.strictObject({ seq: z.number(), hash: text }), files: z.record(text, text),
}); // prettier-ignore
type Manifest = z.infer<typeof manifestForm>;

const factsForm = z.strictObject({
  case: z.number().int().positive(), repository: text, bot: actorSchema, made_by: text, record: text, people: z.record(text, z.number()),
}); // prettier-ignore

/** @param root the root hash that somebody was given by another way @param by the release that checks */
export function checkEvidence(
  files: EvidenceFiles,
  { root: given, by }: { readonly root?: string | undefined; readonly by: string },
): CheckedEvidence {
  const root = rootOf(files);
  const manifest = readAs(files, names.manifest, manifestForm);
  if ('path' in manifest) return { root, told: undefined, faults: [manifest] };
  if (manifest.value.version !== version) return { root, told: undefined, faults: [otherVersion(manifest.value)] };
  const log = readLog(files.get(names.log) ?? '');
  const facts = readAs(files, names.facts, factsForm);
  const faults = [
    ...rootFaults(root, given),
    ...manifestFaults(files, manifest.value, facts),
    ...(log.ok ? headFaults(log, manifest.value) : [fault(names.log, brokenWords(files.get(names.log) ?? '', log), log.line)]),
    ...(log.ok ? entryFaults(files, log.entries) : []),
  ];
  if (!log.ok || 'path' in facts) return { root, told: undefined, faults };
  const told = { facts: facts.value, log };
  return { root, told, faults: [...faults, ...derivedFaults(files, told, by)] };
} // prettier-ignore

function fault(path: string, wrong: string, line: number | null = null): EvidenceFault {
  return { path, line, wrong };
}

const expected = (one: string, other: string): string => `expected ${one}; found ${other}`;

function otherVersion({ version: found }: Manifest): EvidenceFault {
  return fault(names.manifest, `${expected(`version ${version} of the form`, String(found))}; check it with the release of psirt-bot that made it`); // prettier-ignore
}

/** A JSON file in the one spelling in which it is written. */
function readAs<T>(
  files: EvidenceFiles,
  name: string,
  form: z.ZodType<T>,
): { readonly value: T } | EvidenceFault {
  const found = files.get(name);
  if (found === undefined) return fault(name, 'there is no such file; this is no evidence of psirt-bot');
  let value: unknown;
  try {
    value = JSON.parse(found);
  } catch {
    return fault(name, 'it is not JSON');
  }
  const read = form.safeParse(value);
  if (!read.success) return fault(name, `it lacks what it must have, or has more: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`); // prettier-ignore
  return lines(value) === found
    ? { value: read.data }
    : fault(name, 'it is spelled otherwise than it is written', firstLine(lines(value), found));
}

/** The first line, from 1, in which two texts differ. */
function firstLine(one: string, other: string): number {
  const [ones, others] = [one.split('\n'), other.split('\n')];
  const at = ones.findIndex((line, index) => line !== others[index]);
  return (at < 0 ? ones.length : at) + 1;
}

function rootFaults(root: string, given: string | undefined): readonly EvidenceFault[] {
  if (given === undefined || given.toLowerCase() === root) return [];
  return [fault(names.manifest, expected(`the root hash ${given}`, root))];
}

function manifestFaults(
  files: EvidenceFiles,
  manifest: Manifest,
  facts: { readonly value: EvidenceFacts } | EvidenceFault,
): readonly EvidenceFault[] {
  const hashes = manifest.files;
  const wrong = Object.entries(hashes).flatMap(([name, hash]) => {
    const found = files.get(name);
    if (found === undefined) return [fault(name, `${names.manifest} names it, and it is not there`)];
    const other = expected(`the SHA-256 ${hash}, as in ${names.manifest}`, hashOf(found));
    return hashOf(found) === hash ? [] : [fault(name, other)];
  });
  const strange = [...files.keys()].flatMap(
    (name) =>
    name === names.manifest || (Object.hasOwn(hashes, name) && isName(name)) ? [] : [fault(name, `${names.manifest} does not name it`)], // prettier-ignore
  );
  return [...wrong, ...strange, ...('path' in facts ? [facts] : ownFaults(manifest, facts.value))];
}

/** What the manifest says of the whole, as the facts have it. */
function ownFaults(manifest: Manifest, facts: EvidenceFacts): readonly EvidenceFault[] {
  return (['case', 'made_by'] as const).flatMap((name) => {
    if (facts[name] === manifest[name]) return [];
    const wrong = expected(`${name} ${facts[name]}, as in ${names.facts}`, `${name} ${manifest[name]}`);
    return [fault(names.manifest, wrong)];
  });
}

/** A broken chain with both hashes. */
function brokenWords(text: string, { line, because }: { readonly line: number; readonly because: string }): string {
  const all = ['', ...text.split('\n')];
  const [before, broken] = [String(all[line - 1]), String(all[line])];
  const found = /"prev":"([0-9a-f]{64})"/.exec(broken)?.[1];
  const isChain = because.startsWith('the chain') && found !== undefined;
  return isChain ? `${because}; ${expected(line === 1 ? firstPrev : hashOf(before), found)}` : because;
} // prettier-ignore

function headFaults({ head }: WholeLog, { head: shown }: Manifest): readonly EvidenceFault[] {
  if (head.seq === shown.seq && head.hash === shown.hash) return [];
  return [fault(names.log, expected(`${shown.seq} entries, the last with the hash ${shown.hash}, as in ${names.manifest}`, `${head.seq} with ${head.hash}`), head.seq)]; // prettier-ignore
}

function entryFaults(files: EvidenceFiles, entries: readonly Entry[]): readonly EvidenceFault[] {
  const missing = namedTexts(entries)
    .filter(({ hash }) => !files.has(noticeName(hash)))
    .map(({ seq, hash }) => fault(names.log, `the text ${hash} that this entry names is not there`, seq));
  const saved = [...files].flatMap(([name, found]) => {
    const hash = /^notices\/(.*)\.md$/.exec(name)?.[1];
    if (hash === undefined || hash === hashOf(found)) return [];
    return [fault(name, expected(`a text with the SHA-256 ${hash}`, hashOf(found)))];
  });
  const unsigned = unsignedIn(entries).map(({ seq, wrong }) => fault(names.log, wrong, seq));
  return [...missing, ...saved, ...unsigned];
}

function derivedFaults(
  files: EvidenceFiles,
  { facts, log }: { readonly facts: EvidenceFacts; readonly log: WholeLog },
  by: string,
): readonly EvidenceFault[] {
  const rules = new Map(commitsIn(log.entries).flatMap((commit) => rulesAt(files, commit)));
  const hint = by === facts.made_by ? '' : `; it was made by psirt-bot ${facts.made_by} and this is ${by}, so check it with that release`; // prettier-ignore
  return [...derivedFiles({ facts, rules }, log)].flatMap(([name, again]) => {
    const found = files.get(name) ?? '';
    if (found === again) return [];
    return [fault(name, `derived again it says something else${hint}`, firstLine(again, found))];
  });
}

function rulesAt(files: EvidenceFiles, commit: string): readonly (readonly [string, EvidenceRules])[] {
  const [settings, plan] = [`rules/${commit}/settings.yml`, `rules/${commit}/plan.yml`].map((name) => files.get(name)); // prettier-ignore
  return settings === undefined || plan === undefined ? [] : [[commit, { settings, plan }]];
}
