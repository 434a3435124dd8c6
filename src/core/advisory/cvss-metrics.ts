// The metrics of CVSS 3.x and 4.0 and their values, as tables: the only place that knows them. Never scores anything.

export type CvssVersion = '3.0' | '3.1' | '4.0';

/** One metric of a CVSS version: its short name, the values it may have, and whether a vector without it is incomplete. */
export interface CvssMetric {
  readonly name: string;
  readonly values: readonly string[];
  readonly mandatory: boolean;
}

function metrics(rows: string, kind: 'base' | 'optional'): readonly CvssMetric[] {
  return rows
    .trim()
    .split(/\s+/)
    .map((row) => {
      const [name = '', values = ''] = row.split(':');
      return { name, values: values.split(','), mandatory: kind === 'base' };
    });
}

// https://www.first.org/cvss/v3.1/specification-document, table 15 (3.0 has the same names and values).
const version3: readonly CvssMetric[] = [
  ...metrics('AV:N,A,L,P AC:L,H PR:N,L,H UI:N,R S:U,C C:H,L,N I:H,L,N A:H,L,N', 'base'),
  ...metrics('E:X,H,F,P,U RL:X,U,W,T,O RC:X,C,R,U', 'optional'),
  ...metrics('CR:X,H,M,L IR:X,H,M,L AR:X,H,M,L', 'optional'),
  ...metrics(
    'MAV:X,N,A,L,P MAC:X,L,H MPR:X,N,L,H MUI:X,N,R MS:X,U,C MC:X,N,L,H MI:X,N,L,H MA:X,N,L,H',
    'optional',
  ),
];

// https://www.first.org/cvss/v4.0/specification-document, table 23. The order of these rows is the order of a vector.
const version4: readonly CvssMetric[] = [
  ...metrics('AV:N,A,L,P AC:L,H AT:N,P PR:N,L,H UI:N,P,A', 'base'),
  ...metrics('VC:H,L,N VI:H,L,N VA:H,L,N SC:H,L,N SI:H,L,N SA:H,L,N', 'base'),
  ...metrics('E:X,A,P,U CR:X,H,M,L IR:X,H,M,L AR:X,H,M,L', 'optional'),
  ...metrics('MAV:X,N,A,L,P MAC:X,L,H MAT:X,N,P MPR:X,N,L,H MUI:X,N,P,A', 'optional'),
  ...metrics('MVC:X,N,L,H MVI:X,N,L,H MVA:X,N,L,H MSC:X,N,L,H MSI:X,N,L,H,S MSA:X,N,L,H,S', 'optional'),
  ...metrics('S:X,N,P AU:X,N,Y R:X,A,U,I V:X,D,C RE:X,L,M,H U:X,Clear,Green,Amber,Red', 'optional'),
];

/** All metrics of a version, in the order its specification lists them. */
export const cvssMetrics: { readonly [V in CvssVersion]: readonly CvssMetric[] } = {
  '3.0': version3,
  '3.1': version3,
  '4.0': version4,
};

/** A complete vector of each version, for messages. */
export const cvssExamples: { readonly [V in CvssVersion]: string } = {
  '3.0': 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  '3.1': 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  '4.0': 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
};
