// `/psirt redact`: takes a comment of the case away that holds a live secret, or data of somebody who has nothing to do with it. The record
// keeps that it was there, by whose word it went and the hash of its text, never the text; so what it was is said by a word of a list.
import { allOf } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import { redactedKinds } from '../case/hygiene-facts.ts';
import { hashOf } from '../case/log.ts';
import { redactionOf } from '../case/redaction.ts';
import type { Comment } from '../world.ts';
import { readOneOf } from './args.ts';
import { readCommentReference } from './choices.ts';
import type { CommentReference } from './choices.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { alreadySo, facts, newly, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const redactCommand: Command = {
  name: 'redact',
  group: 'triage',
  summary: 'take away a comment that holds a live secret or data of other people, or say that all is clean',
  who: sorters,
  usage: [
    `redact <address or number of the comment> ${redactedKinds.join('|')}`,
    'redact done <what was replaced and cleaned up>',
    'redact none',
  ],
  examples: [
    '/psirt redact https://github.com/acme/psirt/issues/42#issuecomment-1234567890 secret',
    '/psirt redact 1234567890 personal-data',
    '/psirt redact done "key revoked on 2026-12-02, mails deleted"',
  ],
  when: 'any',
  run,
};

function run(call: Call): Said {
  const first = call.words[0]?.text.toLowerCase();
  if (first === 'done' || first === 'none') return clean(call, first);
  const take = takeFrom(call);
  const place = take.word(0, readCommentReference);
  const of = take.word(1, (word) => readOneOf(word, redactedKinds));
  take.end(2);
  const said = take.all({ place, of });
  if (said === undefined) return take.stop();
  if (!isHere(call, said.place)) return refuse(call, 'E-ARGS', [elsewhere]);
  const { comment } = said.place;
  if (redactionOf(call.view, comment) !== undefined) return alreadySo;
  return redact(call, comment, said.of);
}

/** Nothing is left, or there was nothing. */
function clean(call: Call, first: 'done' | 'none'): Said {
  const take = takeFrom(call);
  if (first === 'none') take.end(1);
  const said = take.all({ name: 'report-clean' as const, evidence: first === 'none' ? null : take.text(1, 'what was replaced and cleaned up') }); // prettier-ignore
  if (said === undefined) return take.stop();
  const last = allOf(call.view.it, 'redacted').at(-1);
  if (first === 'none' && last !== undefined) return refuse(call, 'E-STATE', [found]);
  const before = allOf(call.view.it, 'report-clean').findLast(({ seq }) => seq > (last?.seq ?? 0));
  return newly(before, said);
}

const found: Missing = {
  what: 'something was found and taken away; say what was replaced and cleaned up elsewhere',
  post: '/psirt redact done <what was replaced and cleaned up>',
};
const elsewhere: Missing = {
  what: 'that is no comment of this case; delete it where it stands, with what GitHub offers there',
};

function isHere({ view }: Call, { repository, issue }: CommentReference): boolean {
  return (
    repository === undefined || (repository === view.repository.toLowerCase() && issue === view.it.number)
  );
}

function redact(call: Call, comment: number, of: FactEntry<'redacted'>['of']): Said {
  const seen = call.eye.ask({ look: 'comment', id: comment });
  if (seen === undefined) return wait;
  if (seen === null) return refuse(call, 'E-STATE', [gone]);
  if (seen.author.id === call.view.bot.id) return refuse(call, 'E-STATE', [ours]);
  const signed = signatureMissing(call, seen);
  if (signed === undefined) return wait;
  if (signed.length > 0) return refuse(call, 'E-STATE', signed);
  return facts({ name: 'redacted', comment, of, hash: hashOf(seen.body) });
}

const gone: Missing = {
  what: 'no comment of this case has that number: it was deleted, or belongs to another issue',
};
const ours: Missing = {
  what: 'that is the bot’s own comment, and the case needs it; name the comment that it answers, and the answer goes with it. What stands in the comment about people outside is edited by hand',
};

/** Whoever signed a publication did it by a comment that still stands as it was; undefined while that must be looked at. */
function signatureMissing({ view, eye }: Call, { id, created_at, updated_at }: Comment): readonly Missing[] | undefined {
  const via = `comment:${id}`;
  const signs = [...allOf(view.it, 'publish-requested'), ...allOf(view.it, 'approved').filter(({ what }) => what === 'publish')];
  if (!signs.some((fact) => fact.via === via)) return [];
  const edited = eye.ask({ look: 'edited', id });
  if (edited === undefined) return undefined;
  return edited || created_at !== updated_at ? [editedSince] : [];
} // prettier-ignore

const editedSince: Missing = {
  what: 'that comment signed a publication and was edited since, which people have to look at first; reject what was signed, or delete the comment by hand, which freezes the case',
  post: '/psirt reject <reason>',
};
