// The advisory as it stands, who works on the case, and what to know about the place where the fix is built.
import { approvalsOf, pendingRequest } from '../../case/approvals.ts';
import { doneAct, latest } from '../../case/case.ts';
import { conflictsOf } from '../../case/conflicts.ts';
import { cveOf, isCoordinated } from '../../case/cve.ts';
import { keptFields } from '../../case/draft-fields.ts';
import { embargoOf, isRunning } from '../../case/embargo.ts';
import { roles } from '../../case/fact.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import { assigneesOf, leadOf, onCallFor } from '../../case/people.ts';
import { productOf } from '../../case/product.ts';
import { pastVersions, promisedUpdate, lastEarlyVersion } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import { isOpen, statusOf } from '../../case/status.ts';
import { spoken } from '../../time.ts';
import { codeSpan, inline } from '../safe.ts';
import type { CardExtras } from '../card.ts';

/** Address, form, CVE ID, approvals; and fields that somebody edited by hand. */
export function advisoryLine(view: View, { form, edited = [], lost }: CardExtras): string {
  const url = advisoryUrl(view);
  const published = doneAct(view.it, 'publish') !== undefined;
  const parts = [
    url === undefined ? 'no draft yet' : published ? url : `draft ${codeSpan(url)}`,
    ...(form === undefined ? [] : [`text \`${form.slice(0, 8)}\``]),
    `CVE: ${cveWords(view)}`,
    `approvals ${approvals(view)}`,
  ];
  const line = `**Advisory** ${parts.join(' · ')}`;
  const kept = keptFields(view).map((field) => `\`${field}\` stays in the draft as somebody wrote it; what is published is what two people sign`); // prettier-ignore
  const asked = edited.map((field) => `\`${field}\` was edited by hand and is left alone: \`/psirt draft keep ${field}\` or \`/psirt draft replace ${field}\``); // prettier-ignore
  if (published) return line;
  return [line, ...earlyLine(view), ...(lost === undefined ? [] : [lostWords[lost]]), ...asked, ...kept].join(
    '<br>',
  );
}

function earlyLine(view: View): readonly string[] {
  const version = lastEarlyVersion(view);
  const due = version && promisedUpdate(view, version);
  const next = due === undefined ? '' : `; it promises the next update by ${spoken(due)}`;
  return pastVersions(view).slice(-1).map(({ number, kind, at }) => `**Version ${number}, ${kind}**, is public since ${spoken(at)}${next}`); // prettier-ignore
}

const lostWords = {
  closed: '⚠️ **The draft is closed on GitHub, so nothing can be published.** Reopen it there, or name another one: `/psirt adopt <GHSA-ID>`',
  unseen: '⚠️ **The bot does not see the draft any more, so nothing can be published.** Look whether it is still installed on the product’s repository, or name another one: `/psirt adopt <GHSA-ID>`',
}; // prettier-ignore

/** The page of the advisory on GitHub. */
export function advisoryUrl(view: View): string | undefined {
  const place = ghsaOf(view);
  return place === undefined
    ? undefined
    : `https://github.com/${place.repository}/security/advisories/${place.ghsa}`;
}

function cveWords(view: View): string {
  const cve = cveOf(view);
  if (cve.state === 'known') return inline(cve.id);
  const words = {
    none: 'none',
    asked: 'asked for, not here yet (holds nothing up)',
    unasked: isCoordinated(view)
      ? 'not asked for, since a coordinator may hold the ID: `/psirt cve <CVE-ID>`, or `/psirt cve request`'
      : 'not asked for',
  };
  return words[cve.state];
}

function approvals(view: View): string {
  const request = pendingRequest(view);
  if (request === undefined) return '0 of 2';
  const given = approvalsOf(view, request);
  const alone = given.length > 0 && given.every(({ self }) => self);
  const whose = alone ? ` (both by \`${request.by.login}\`)` : '';
  // What is out does not run out any more.
  const until = doneAct(view.it, 'publish') === undefined ? `, valid until ${spoken(request.expires)}` : '';
  return `${1 + Math.min(given.length, 1)} of 2${whose} on \`${request.hash.slice(0, 8)}\`${until}`;
}

/** Everybody with a role on this case. */
export function peopleLine(view: View): string {
  const named = roles.flatMap((role) => {
    // Only the latest lead leads.
    const people = role === 'case-lead' ? [leadOf(view)] : assigneesOf(view, role);
    const shown = people.flatMap((person) => (person === undefined ? [] : [`\`${person.login}\``]));
    return shown.length === 0 ? [] : [`${role} ${shown.join(' ')}`];
  });
  const out = conflictsOf(view).map(({ person, because }) => `🚫 \`${person.login}\` takes no part: ${inline(because)}`); // prettier-ignore
  const line = `**People** ${named.length === 0 ? 'nobody yet' : named.join(' · ')}${onCallWords(view)}`;
  return [line, ...out].join('<br>');
}

/** Until somebody leads, it is whose turn it was. */
function onCallWords(view: View): string {
  const turn = latest(view.it, 'on-call');
  const person = onCallFor(view);
  if (turn === undefined || person === undefined || leadOf(view) !== undefined || !isOpen(statusOf(view)))
    return '';
  return `<br>**On call** \`${person.login}\` until ${spoken(turn.until)}`;
}

/** Where the fix is built and what that means; undefined before `confirm`, without an embargo, and once it is over. */
export function workspaceLine(view: View): string | undefined {
  const product = productOf(view)?.product;
  const over = !isOpen(statusOf(view)) || doneAct(view.it, 'publish') !== undefined;
  if (product === undefined || over || latest(view.it, 'confirmed') === undefined) return undefined;
  if (product.workspace === 'none') return undefined;
  const isOpened = doneAct(view.it, 'fork') !== undefined;
  if (product.mirror === null && !isOpened && !isRunning(embargoOf(view))) return undefined;
  if (product.mirror !== null) return `🛠️ Mirror ${codeSpan(product.mirror)}: the fix is built and tested there; pushing it to the public repository makes it public.`; // prettier-ignore
  return `⚠️ Fork ${forkPlace(view)}: no CI runs there; merging makes the patch public; publishing deletes the fork, so save what you need.`; // prettier-ignore
}

function forkPlace(view: View): string {
  const url = doneAct(view.it, 'fork')?.made['url'];
  if (url !== undefined) return codeSpan(url);
  const page = advisoryUrl(view);
  return page === undefined
    ? '(not open yet)'
    : `(not open yet: “Start a temporary private fork” on ${codeSpan(page)})`;
}
