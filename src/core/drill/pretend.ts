// What becomes of effects in a drill: what touches the case repository alone is done, everything else becomes a file of the case's record.
// A new kind of effect doesn't compile until somebody says which of the two it is.
import type { Effect, EffectKind, Notice } from '../decision.ts';
import { hashOf } from '../case/log.ts';

type EffectOf<K extends EffectKind> = Extract<Effect, { kind: K }>;
type Made = Readonly<Record<string, string>>;

/** `inside`: it stays in the case repository and is done. Else: what its receipt would say, at this time. */
type Treatment<K extends EffectKind> = 'inside' | ((effect: EffectOf<K>, now: string) => Made);

const nothing = (): Made => ({});

const treatments: { readonly [K in EffectKind]: Treatment<K> } = {
  'comment.create': 'inside',
  'comment.fill': 'inside',
  'comment.delete': 'inside',
  'comment.pin': 'inside',
  'issue.create': 'inside',
  'issue.close': 'inside',
  'issue.reopen': 'inside',
  'issue.fill': 'inside',
  'issue.pin': 'inside',
  react: 'inside',
  labels: 'inside',
  title: 'inside',
  assignees: 'inside',
  // Whoever is called in the night must be able to trust that it is real.
  page: nothing,
  'advisory.create': ({ repository, nonce }) => {
    const ghsa = drillGhsa(nonce);
    return { repository, ghsa, url: advisoryUrl(repository, ghsa) };
  },
  'advisory.accept': nothing,
  'advisory.close': nothing,
  'advisory.write': ({ hashes }) => hashes,
  'advisory.collaborators': nothing,
  'advisory.tell': () => ({ comment: '0' }),
  'advisory.publish': ({ repository, ghsa }, now) => ({ ghsa, url: advisoryUrl(repository, ghsa), published_at: now, cve: '' }), // prettier-ignore
  'advisory.revise': ({ repository, ghsa }) => ({ url: advisoryUrl(repository, ghsa) }),
  'cve.request': nothing,
  'fork.open': ({ repository, ghsa }) => {
    const name = `${repository}-${ghsa.toLowerCase()}`;
    return { full_name: name, url: `https://github.com/${name}` };
  },
  'site.write': ({ path }) => ({ path, commit: '', blob: '' }),
  'site.commit': ({ path }) => ({ path, commit: '' }),
  'release.notes': ({ repository, release }) => ({ release: String(release), url: `https://github.com/${repository}/releases` }), // prettier-ignore
};

/** Where the pretended advisory would be read. */
export const advisoryUrl = (repository: string, ghsa: string): string =>
  `https://github.com/${repository}/security/advisories/${ghsa}`;

const digits = '23456789cfghjmpqrvwx';

/** An ID of GitHub's form that shows that it is none: `GHSA-xxxx-xxxx-` and four characters. */
function drillGhsa(nonce: string): string {
  const hash = hashOf(nonce);
  const last = [0, 2, 4, 6].map((at) => digits[Number.parseInt(hash.slice(at, at + 2), 16) % digits.length]);
  return `GHSA-xxxx-xxxx-${last.join('')}`;
}

export interface Pretended {
  /** The act that its receipt is of. */
  readonly act: string;
  readonly made: Made;
  /** What would have been done, as a file of the case. */
  readonly file: Notice;
}

/** What stands for an effect in a drill; undefined where it is simply done. */
export function pretend<K extends EffectKind>(
  effect: EffectOf<K> & Effect,
  { number, now }: { readonly number: number; readonly now: string },
): Pretended | undefined {
  const kind: K = effect.kind;
  const treatment: Treatment<K> = treatments[kind];
  if (treatment === 'inside') return undefined;
  const file = fileOf(effect, number);
  const act = ('act' in effect ? effect.act : undefined) ?? `drill:${kind}`;
  return { act, made: { ...treatment(effect, now), drill: file.hash }, file };
}

function fileOf(effect: Effect, number: number): Notice {
  const text = [
    `DRILL: this was not done. It is what case ${number} would have done outside its repository (${effect.kind}).`,
    `\`\`\`json\n${JSON.stringify(effect, null, 2)}\n\`\`\`\n`,
  ].join('\n\n');
  return { hash: hashOf(text), text };
}

/** The fields of a pretended write to the draft, out of its file. */
export function pretendedFields(file: string): Readonly<Record<string, unknown>> {
  const json = file.slice(file.indexOf('{'), file.lastIndexOf('}') + 1);
  const effect = JSON.parse(json) as EffectOf<'advisory.write'>;
  return effect.fields;
}
