// What each gate asks, in words that hold for every case: for the printed plan and the docs. gates.ts decides; this only says it.
import type { GateName } from './gates.ts';

export const gateMeanings: Readonly<Record<GateName, string>> = {
  led: 'somebody leads the case',
  product: 'it is known which product is concerned',
  visibility: 'it is known whether the report is public',
  exploitation: 'somebody looked for attacks and public exploits',
  leak: 'it is known whether data leaked',
  severity: 'there is a severity, from a CVSS vector or by name; one of none has a reason',
  affects: 'affected versions are named',
  major: 'it is known whether this is a Major Incident',
  confirmed: 'the case is confirmed',
  remedy: 'somebody decided what will be done',
  agreed: 'the product owner agreed, where it is high or critical, late, or will not be fixed',
  planned:
    'where it will be fixed, each affected range has a version that fixes it, or somebody said that none does',
  developers: 'somebody fixes each affected line',
  fixes: 'each affected line has a linked fix',
  reviews: 'each fix was reviewed by somebody else than its author',
  tests: 'each affected line has test evidence from somebody else than the author of the fix',
  reproduced: 'it was reproduced, or skipped with a reason',
  similar: 'somebody searched for similar faults',
  workaround: 'it is known whether there is a workaround',
  scheduled: 'there is a release date',
  embargo: 'the embargo is settled',
  announceable: 'it is public, attacked or will not be fixed, or its embargo is over',
  'next-update': 'it is said when people hear more',
  unheld: 'nobody stops publication',
  withdrawn:
    'what is withdrawn says so in public, and a person asked GitHub’s support for what no API can do',
  duties: 'each legal duty is filed, or two people said that it is not required',
  told: 'the reporter was sent every message that was due',
};
