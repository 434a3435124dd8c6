// Who can hold a role: a GitHub login, a team, or a mail address whose answers a person records. It looks nobody up.

/** One holder of a role. `team` is `organisation/slug`. */
export type Holder =
  | Readonly<{ kind: 'login'; login: string }>
  | Readonly<{ kind: 'team'; team: string }>
  | Readonly<{ kind: 'mail'; address: string }>;

/** The form of a holder in the settings. */
export const holderForm =
  /^(?:[A-Za-z\d][A-Za-z\d_-]{0,59}|team:[A-Za-z\d][A-Za-z\d-]*\/[A-Za-z\d._-]+|mail:[^\s@<>"]+@[A-Za-z\d.-]+\.[A-Za-z]{2,})$/;

/** Reads a holder that has the form above. */
export function readHolder(text: string): Holder {
  if (text.startsWith('team:')) return { kind: 'team', team: text.slice(5) };
  if (text.startsWith('mail:')) return { kind: 'mail', address: text.slice(5) };
  return { kind: 'login', login: text };
}
