// `/psirt revise`: the first signature under a new version of an advisory that is public. What was said since by commands or in the prose
// is what changes. What fills a gap by its rule, such as the release of a late line, is added without it.
import type { ApprovalForm } from '../advisory/form.ts';
import { isRevised } from '../advisory/same-words.ts';
import { publicRequest, validHours } from '../case/approvals.ts';
import { statusOf } from '../case/status.ts';
import { pastVersions } from '../case/versions.ts';
import { withdrawalOf } from '../case/withdrawal.ts';
import { gatesOf } from '../plan/doors.ts';
import { hour, later } from '../time.ts';
import { asking } from './asked-for.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { previewOf } from './publication.ts';
import { refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { signers } from './who.ts';
import { withdrawn } from './withdraw.ts';

export const reviseCommand: Command = {
  name: 'revise',
  group: 'disclosure',
  summary: 'ask for a new version of what is public: the first of two signatures',
  who: signers,
  usage: ['revise <what changed, as everybody may read it>'],
  examples: ['/psirt revise 2.2 is affected too'],
  when: ['recovering', 'closed'],
  run,
};

// Nothing is done for a closed case, and what is said on it changes nothing: so it is taken up again first, and everybody sees that.
const closed: Missing = {
  what: 'the case is closed; take it up again, say what is different, and ask then',
  post: '/psirt reopen <reason>',
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const note = take.text(0, 'what changed');
  if (note === undefined) return take.stop();
  const { view } = call;
  if (withdrawalOf(view) !== undefined) return refuse(call, 'E-STATE', [withdrawn]);
  if (statusOf(view) === 'closed') return refuse(call, 'E-STATE', [closed]);
  const preview = previewOf(call, { kind: 'revised', note });
  const gates = gatesOf('revise', view);
  if (preview.kind === 'unseen') return wait;
  if (preview.kind === 'wrong') return refuse(call, 'E-GATE', [...gates, ...preview.missing]);
  const isNew = differs(call, preview.notice.text);
  if (isNew === undefined) return wait;
  if (!isNew || gates.length > 0) return refuse(call, 'E-GATE', [...gates, ...(isNew ? [] : [nothingNew])]);
  const expires = later(view.now, validHours * hour);
  const revises = pastVersions(view).length;
  return asking(call, view, { kind: 'revised', notice: preview.notice, expires, revises });
}

const nothingNew: Missing = {
  what: 'nothing differs from what is public; say first what does, by commands or in the prose. A CVE ID that comes and lines that are released late are added by themselves',
  post: '/psirt status',
};

/** Whether the text differs from what is public; undefined while that must be looked at. What nobody signed differs from anything. */
function differs({ view, eye }: Call, text: string): boolean | undefined {
  const request = publicRequest(view);
  const before = request === undefined ? null : eye.ask({ look: 'notice', hash: request.notice });
  if (before === undefined) return undefined;
  return before === null || isRevised(JSON.parse(before) as ApprovalForm, JSON.parse(text) as ApprovalForm);
}
