// The closed lists of what is said about legal duties: what may stand in a log, so values are added and never taken away.

/** What somebody became aware of; the last three are moments from which single stages run. */
export const awareEvents = [
  'exploitation',
  'breach',
  'incident',
  'measure',
  'materiality',
  'request',
] as const;
export const dutyActs = ['required', 'not-required', 'filed', 'corrected', 'acknowledged'] as const;
export const screenedAnswers = ['yes', 'no', 'unsure'] as const;
