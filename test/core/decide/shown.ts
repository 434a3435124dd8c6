// Entries and effects as lines that a test can read: who said what, and what was done to which place.
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import type { Effect } from '../../../src/core/decision.ts';

/** `fact accepted (lead, comment:101)`, `refused E-ROLE accept (out, comment:102)`, `receipt card done`. */
export function shownEntry(entry: EntryDraft): string {
  const by = `(${entry.by.login}, ${entry.via})`;
  if (entry.kind === 'fact') return `fact ${entry.name} ${by}`;
  if (entry.kind === 'refusal')
    return `refused ${entry.refusals.map(({ code, verb }) => `${code} ${verb}`).join(', ')} ${by}`;
  if (entry.kind === 'intent') return `intent ${entry.act}`;
  if (entry.kind === 'receipt') return `receipt ${entry.act} ${entry.result}`;
  return `settings ${entry.commit.slice(0, 8)}`;
}

/** `do react rocket on 101`, `do labels +status/new -do/accept`, `do advisory.publish`. */
export function shownEffect(effect: Effect): string {
  return ['do', effect.kind, ...detailsOf(effect)].join(' ');
}

function detailsOf(effect: Effect): readonly string[] {
  switch (effect.kind) {
    case 'comment.create':
      return [effect.slot, ...(effect.calls ?? [])];
    case 'comment.fill':
    case 'comment.pin':
      return [String(effect.comment)];
    case 'react':
      return [effect.reaction, `on ${effect.comment}`];
    case 'labels':
    case 'assignees':
      return [...effect.add.map((name) => `+${name}`), ...effect.remove.map((name) => `-${name}`)];
    case 'title':
      return [`“${effect.title}”`];
    case 'issue.close':
      return [effect.reason];
    case 'advisory.write':
      return Object.keys(effect.fields);
    case 'advisory.collaborators':
      return effect.logins;
    case 'advisory.tell':
      return [effect.act];
    case 'site.write':
      return [effect.path];
    default:
      return [];
  }
}
