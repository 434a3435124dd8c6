// What a PATCH may do to an advisory: GitHub's state machine and its refusals. Checks everything first, then changes all or nothing.
import { textOf, textsOf } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { refusal } from '../../gateway/call.ts';
import type { Answer } from '../../gateway/call.ts';
import type { AdvisoryRole } from './roles.ts';
import { isVector } from './cvss.ts';
import { creditsOf, vulnerabilitiesOf } from './store.ts';
import type { Advisory, AdvisoryState } from './store.ts';

/** Settable states by present state. GitHub documents published -> draft as refused; triage -> published is our assumption. */
const transitions: Readonly<Record<AdvisoryState, readonly string[]>> = {
  triage: ['draft', 'closed'],
  draft: ['published', 'closed'],
  closed: ['draft'],
  published: [],
};

const invalid = (message: string): Answer => refusal(422, message);

function badState({ state }: Advisory, wanted: string): Answer | undefined {
  if (wanted === '' || wanted === state || transitions[state].includes(wanted)) return undefined;
  return invalid(`Invalid state transition from \`${state}\` to \`${wanted}\`.`);
}

function badSeverity({ vector }: Advisory, fields: JsonObject): Answer | undefined {
  const wanted = fields['cvss_vector_string'];
  if (typeof wanted === 'string' && !isVector(wanted)) return invalid('The CVSS vector string is invalid.');
  const scored = typeof wanted === 'string' || (vector !== null && wanted === undefined);
  const said = typeof fields['severity'] === 'string';
  return scored && said ? invalid('Cannot update severity value when CVSS is set.') : undefined;
}

function badNames(fields: JsonObject): Answer | undefined {
  if (textsOf(fields['cwe_ids']).some((cwe) => !/^CWE-\d+$/.test(cwe)))
    return invalid('A CWE id is invalid.');
  const cve = fields['cve_id'];
  if (typeof cve === 'string' && !/^CVE-\d{4}-\d{4,}$/.test(cve)) return invalid('The CVE id is invalid.');
  return undefined;
}

/** GitHub publishes only what says how bad it is, what it is, and where. */
function incomplete(advisory: Advisory, fields: JsonObject): Answer | undefined {
  if (fields['state'] !== 'published' || advisory.state === 'published') return undefined;
  const after = changed(advisory, fields);
  const missing = [
    ...(after.severity === null && after.vector === null ? ['severity'] : []),
    ...((after.description ?? '') === '' ? ['description'] : []),
    ...(after.vulnerabilities.length === 0 ? ['vulnerabilities'] : []),
  ];
  return missing.length === 0 ? undefined : invalid(`Cannot publish without ${missing.join(', ')}.`);
}

function forbidden(role: AdvisoryRole, fields: JsonObject): Answer | undefined {
  if (role === 'reader') return refusal(403, 'Forbidden');
  const adminOnly = ['state', 'collaborating_users', 'collaborating_teams'].filter((name) => name in fields);
  if (role === 'admin' || adminOnly.length === 0) return undefined;
  return refusal(
    403,
    'Cannot update advisory collaborators unless you have administrative/security management rights',
  );
}

/** Why GitHub refuses the change, or undefined. */
export function refuseChange(advisory: Advisory, fields: JsonObject, role: AdvisoryRole): Answer | undefined {
  return (
    forbidden(role, fields) ??
    badState(advisory, textOf(fields['state'])) ??
    badSeverity(advisory, fields) ??
    badNames(fields) ??
    incomplete(advisory, fields)
  );
}

/** Refusals of a new advisory or report. */
export const refuseNew = (fields: JsonObject): Answer | undefined => {
  const wanted = fields['cvss_vector_string'];
  if (typeof wanted === 'string' && !isVector(wanted)) return invalid('The CVSS vector string is invalid.');
  if (typeof wanted === 'string' && typeof fields['severity'] === 'string')
    return invalid('Cannot update severity value when CVSS is set.');
  return badNames(fields);
};

type Field = (advisory: Advisory, value: unknown) => Partial<Advisory>;

/** Arrays are replaced whole. */
const fieldChanges: Readonly<Record<string, Field>> = {
  summary: (_, value) => ({ summary: textOf(value) }),
  description: (_, value) => ({ description: textOf(value) || null }),
  severity: (_, value) => ({ severity: textOf(value) || null }),
  cvss_vector_string: (_, value) => ({ vector: textOf(value) || null }),
  cve_id: (_, value) => ({ cve: textOf(value) || null }),
  cwe_ids: (_, value) => ({ cwes: textsOf(value) }),
  vulnerabilities: (_, value) => ({ vulnerabilities: vulnerabilitiesOf(value) }),
  credits: ({ credits }, value) => ({ credits: creditsOf(value, credits) }),
  collaborating_users: (_, value) => ({ users: textsOf(value) }),
  collaborating_teams: (_, value) => ({ teams: textsOf(value) }),
};

/** The advisory with its fields changed; its state is not touched. */
export function changed(advisory: Advisory, fields: JsonObject): Advisory {
  const changes = Object.entries(fields).map(([name, value]) => fieldChanges[name]?.(advisory, value) ?? {});
  return Object.assign({}, advisory, ...changes) as Advisory;
}

/** Applies a change that was not refused. `at` is sandbox time. */
export function applyChange(
  advisory: Advisory,
  fields: JsonObject,
  act: { readonly by: string; readonly at: string },
): void {
  Object.assign(advisory, changed(advisory, fields), { updatedAt: act.at });
  const wanted = fields['state'];
  if (wanted === advisory.state || typeof wanted !== 'string') return;
  if (advisory.state === 'triage' && wanted === 'draft') advisory.accepted = true;
  if (wanted === 'draft') Object.assign(advisory, { state: 'draft', closedAt: null });
  if (wanted === 'closed') Object.assign(advisory, { state: 'closed', closedAt: act.at });
  if (wanted === 'published')
    Object.assign(advisory, { state: 'published', publishedAt: act.at, publisher: act.by });
}
