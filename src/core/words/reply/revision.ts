// What is said of a revision before it is signed: what differs from what is public, field by field, and where it goes.
import { sideBySide } from '../../advisory/same-words.ts';
import type { Advisory } from '../../advisory/advisory.ts';
import type { ApprovalForm } from '../../advisory/form.ts';
import { publicRequest } from '../../case/approvals.ts';
import type { Request } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import { creditsText, referencesText, remedyText, severityText, versionsTable, workaroundText } from '../../formats/sections.ts'; // prettier-ignore
import { exploitedOrNot } from '../../formats/sentences.ts';
import { spoken } from '../../time.ts';
import { quoted } from '../safe.ts';
import { whatPoint } from './early.ts';
import { savedText } from './sources.ts';
import type { Sources } from './sources.ts';

interface Revised {
  readonly form: ApprovalForm;
  readonly sources: Sources;
}

/** The parts, or undefined while the text that is public must be looked at first. */
export function revisionParts(
  view: View,
  request: Request,
  { form, sources }: Revised,
): readonly string[] | undefined {
  const base = publicRequest(view);
  const text = base === undefined ? null : savedText(sources, base.notice);
  if (text === undefined) return undefined;
  const { site } = view.house.settings;
  const page = site === null ? '' : `, OSV and page in \`${site.directory}\` of \`${site.repository}\``;
  const points = [
    whatPoint(view, request, form),
    `- **Where:** GitHub’s advisory${page}, and the release notes that speak of it.`,
    `- **When:** as soon as a second person has signed. If nobody does by ${spoken(request.expires)}, the request lapses.`,
  ];
  return [points.join('\n'), ...changes(text, form)];
}

function changes(text: string | null, form: ApprovalForm): readonly string[] {
  if (text === null) return ['> ⚠️ **Nobody signed what is public now**, so all of it may change.'];
  const [before, after] = sideBySide(JSON.parse(text) as ApprovalForm, form);
  const changed = fields.flatMap(([name, said]) => differences(name, said(before).split('\n'), said(after).split('\n'))); // prettier-ignore
  return changed.length === 0 ? [] : ['**What differs from what is public** (- goes, + comes):', ...changed];
}

const fields: readonly (readonly [name: string, said: (advisory: Advisory) => string])[] = [
  ['Title', ({ title }) => title],
  ['Summary', ({ summary }) => summary],
  ['Exploited', exploitedOrNot],
  ['Affected and fixed versions', versionsTable],
  ['Description', ({ description }) => description],
  ['Details', ({ details = '' }) => details],
  ['Workaround', workaroundText],
  ['Outlook', remedyText],
  ['Severity', severityText],
  ['Credits', ({ credits }) => creditsText(credits)],
  ['References', referencesText],
  ['Identifiers', ({ ids }) => [ids.cve, ...ids.aliases].join('\n')],
];

/** Room for one field in a comment. */
const room = 6_000;

function differences(name: string, old: readonly string[], fresh: readonly string[]): readonly string[] {
  const gone = old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`);
  const come = fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
  const lines = [...gone, ...come];
  return lines.length === 0 ? [] : [`*${name}*`, quoted(lines.join('\n'), room)];
}
