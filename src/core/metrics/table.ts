// Every metric that a log can tell, as one table: what it counts, and how. docs/metrics.md explains the same list.
import { clockMetrics } from './clock-metrics.ts';
import { numberOf, partOf, secondsOf, sumOf, timeOf, wordsOf } from './figure.ts';
import type { Cases, Metric } from './figure.ts';
import { countsOf } from './stats.ts';
import { orderingMetrics } from './ordering-metrics.ts';
import { spanNames, spans } from './spans.ts';
import { waits } from './work-figures.ts';

const withoutTime = 'no case has both ends of it in its log';

const times: readonly Metric[] = [
  ...spanNames.map((name): Metric => ({ name, group: 'times', ...words(spans[name]), without: withoutTime, of: timeOf((each) => each.spans[name]) })),
  { name: 'exposure', group: 'times', title: 'exposure', what: 'from the day people could know of it until the last line was released, where that came later', without: 'no fix came after people knew', of: secondsOf(({ exposure }) => (exposure === null ? [] : [exposure])) },
]; // prettier-ignore

function words({ title, what }: { readonly title: string; readonly what: string }): Pick<Metric, 'title' | 'what'> {
  return { title, what };
} // prettier-ignore

const embargo: readonly Metric[] = [
  { name: 'embargo-rate', group: 'embargo', title: 'cases under embargo', what: 'cases that had an embargo, of all', without: 'no case', of: partOf((each) => each.embargo !== null) },
  { name: 'embargo-length', group: 'embargo', title: 'length', what: 'from the report until it ended, or until now', without: 'no case had an embargo', of: secondsOf((each) => (each.embargo === null ? [] : [each.embargo.length])) },
  { name: 'embargo-extensions', group: 'embargo', title: 'extensions', what: 'how often the date moved to a later one', without: 'no case had an embargo', of: numberOf((each) => each.embargo?.extensions) },
  { name: 'embargo-broken', group: 'embargo', title: 'broken', what: 'embargoes that broke, of all', without: 'no case had an embargo', of: partOf((each) => each.embargo && each.embargo.broken !== null) },
  { name: 'embargo-causes', group: 'embargo', title: 'what broke them', what: 'the cause, as far as the log tells', without: 'no embargo broke', of: wordsOf((each) => (each.embargo?.broken ? [each.embargo.broken] : [])) },
  { name: 'embargo-parties', group: 'embargo', title: 'parties', what: 'parties outside that were named', without: 'no case had an embargo', of: numberOf((each) => each.embargo?.parties) },
]; // prettier-ignore

const reporters: readonly Metric[] = [
  { name: 'updates-kept', group: 'reporters', title: 'kept up to date', what: 'cases whose reporter always heard in time', without: 'no clock of updates came to an end', of: partOf((each) => each.reporter?.updated) },
  { name: 'silence', group: 'reporters', title: 'longest silence', what: 'the longest time without a word of ours, until it was public or ended', without: 'nobody outside reported anything', of: secondsOf((each) => (each.reporter === null ? [] : [each.reporter.silence])) },
  { name: 'appeals', group: 'reporters', title: 'appeals', what: 'noes to which the reporter answered', without: 'nobody outside was told no', of: partOf((each) => (each.declined === null ? null : each.reporter?.appealed)) },
  { name: 'overturned', group: 'reporters', title: 'overturned', what: 'appeals after which the case was reopened', without: 'nobody appealed', of: partOf((each) => (each.reporter?.appealed ? each.reporter.overturned : null)) },
  { name: 'credit-known', group: 'reporters', title: 'credit settled', what: 'confirmed reports whose reporter said whether they want to be named', without: 'no report from outside was confirmed', of: partOf((each) => (each.confirmed ? each.reporter?.creditKnown : null)) },
]; // prettier-ignore

const reports: readonly Metric[] = [
  { name: 'valid', group: 'reports', title: 'valid reports', what: 'confirmed, of all that were confirmed or declined', without: 'nothing was confirmed or declined', of: partOf((each) => (each.confirmed || each.declined !== null ? each.confirmed : null)) },
  { name: 'declined-because', group: 'reports', title: 'why others were declined', what: 'the reason of each no', without: 'nothing was declined', of: wordsOf((each) => (each.declined === null ? [] : [each.declined])) },
  { name: 'severity-changed', group: 'reports', title: 'severity changed', what: 'confirmed cases whose severity changed afterwards', without: 'nothing was confirmed', of: partOf((each) => each.severityMove && each.severityMove !== 'same') },
  { name: 'severity-direction', group: 'reports', title: 'in which direction', what: 'up or down', without: 'no severity changed', of: wordsOf((each) => (each.severityMove === 'up' || each.severityMove === 'down' ? [each.severityMove] : [])) },
  { name: 'cwes', group: 'reports', title: 'weaknesses', what: 'how often each weakness was the cause', without: 'no weakness is known', of: wordsOf((each) => (each.confirmed ? each.cwes : [])) },
  { name: 'cwe-repeats', group: 'reports', title: 'repeats in one product', what: 'weaknesses that came back in the same product, with how often in all', without: 'no weakness came back', of: (cases) => ({ kind: 'counts', counts: repeatsIn(cases) }) },
]; // prettier-ignore

/** What a product had more than once: where teaching or a tool would help. */
function repeatsIn(cases: Cases): readonly (readonly [string, number])[] {
  const all = cases.flatMap(({ confirmed, product, cwes }) => (confirmed ? cwes.map((cwe) => `${cwe} in ${product}`) : [])); // prettier-ignore
  return countsOf(all).filter(([, count]) => count > 1);
}

const duties: readonly Metric[] = [
  { name: 'duties-kept', group: 'duties', title: 'filed in time', what: 'legal duties filed by their true due time, of all that had one and were filed or ran out', without: 'no duty had a date that came', of: sumOf((each) => [each.duties.kept, each.duties.kept + each.duties.late.length]) },
  { name: 'duties-late', group: 'duties', title: 'lateness', what: 'how late the others were filed, or are', without: 'none was late', of: secondsOf((each) => each.duties.late) },
  { name: 'duties-not-required', group: 'duties', title: 'not required', what: 'duties that two people found not required, of all that were decided or filed', without: 'nobody decided on a duty', of: sumOf((each) => [each.duties.notRequired, each.duties.notRequired + each.duties.required]) },
]; // prettier-ignore

const fixes: readonly Metric[] = [
  { name: 'tests-run', group: 'fixes', title: 'tested by a run', what: 'cases with fixes in which a test of every line ran', without: 'no fix was linked', of: partOf((each) => each.testing?.run) },
  { name: 'reproduction-skipped', group: 'fixes', title: 'not reproduced first', what: 'cases with fixes whose reproduction was skipped', without: 'no fix was linked', of: partOf((each) => each.testing?.skipped) },
  { name: 'similar-found', group: 'fixes', title: 'similar faults found', what: 'further faults for each search', without: 'nobody searched', of: numberOf(({ similar }) => (similar.searched ? similar.added + similar.opened : null)) },
  { name: 'similar-added', group: 'fixes', title: 'of them fixed in the same case', what: 'further faults that were added to the case, of all found', without: 'nothing was found', of: sumOf(({ similar }) => [similar.added, similar.added + similar.opened]) },
  { name: 'reopened', group: 'fixes', title: 'reopened', what: 'fixed cases that were opened again', without: 'nothing was fixed', of: partOf((each) => (each.fixed ? each.reopened : null)) },
]; // prettier-ignore

const care: readonly Metric[] = [
  { name: 'steps-waived', group: 'care', title: 'mandatory steps waived', what: 'mandatory steps that were waived, of all that were done or waived', without: 'no mandatory step was concluded', of: sumOf((each) => [each.care.waived, each.care.steps]) },
  { name: 'self-approved', group: 'care', title: 'acts of one alone', what: 'signatures and tests that one person gave twice, for each case', without: 'no case', of: numberOf((each) => each.care.selfApproved) },
  { name: 'break-glass', group: 'care', title: 'broken glass', what: 'cases in which a lead did alone what takes two', without: 'no case', of: partOf((each) => each.care.breakGlass > 0) },
]; // prettier-ignore

const major: readonly Metric[] = [
  { name: 'major-states', group: 'major', title: 'asked for', what: 'how each stands', without: 'none was asked for', of: wordsOf((each) => (each.major === null ? [] : [each.major.state])) },
  { name: 'major-decision', group: 'major', title: 'decision', what: 'from the request until yes or no', without: 'none was decided', of: secondsOf((each) => listed(each.major?.decided)) },
  { name: 'major-length', group: 'major', title: 'until it stood down', what: 'from yes until its end', without: 'none ended', of: secondsOf((each) => listed(each.major?.stoodDown)) },
]; // prettier-ignore

const listed = (seconds: number | null | undefined): readonly number[] => (seconds == null ? [] : [seconds]);

const waitTitles = { reporter: 'waited for the reporter', parked: 'parked', triage: 'waited for triage', plan: 'waited for the plan', developers: 'waited for the fix', release: 'waited for the release' } as const; // prettier-ignore
const waitWords = {
  reporter: 'while a question to the reporter was open', parked: 'while the case was parked', triage: 'from the report until the conclusion was told',
  plan: 'from confirmed until the remedy was set', developers: 'from the remedy until it was ready', release: 'from ready until the last release',
} as const; // prettier-ignore

const work: readonly Metric[] = [
  { name: 'entries', group: 'work', title: 'entries', what: 'entries of the log for each case', without: 'no case', of: numberOf((each) => each.effort.entries) },
  { name: 'hands', group: 'work', title: 'hands', what: 'people of the team who said something', without: 'no case', of: numberOf((each) => each.effort.hands) },
  ...waits.map((who): Metric => ({ name: `waited-${who}`, group: 'work', title: waitTitles[who], what: waitWords[who], without: 'no case waited for it', of: secondsOf(({ effort }) => (effort.waited[who] > 0 ? [effort.waited[who]] : [])) })),
]; // prettier-ignore

/** All metrics: those of the plan's clocks depend on which clocks the cases had. */
export function metricsFor(cases: Cases): readonly Metric[] {
  return [...times, ...clockMetrics(cases), ...embargo, ...reporters, ...reports, ...fixes, ...care, ...major, ...duties, ...orderingMetrics, ...work]; // prettier-ignore
}
