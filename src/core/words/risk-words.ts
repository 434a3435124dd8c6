// What a CVSS vector says, in words for somebody who never saw one: from where, with what, and what is lost. It scores nothing.

type Words = Readonly<Record<string, string>>;

const from: Words = {
  N: 'over the network',
  A: 'from a network nearby',
  L: 'by somebody who is on the system already',
  P: 'by somebody who can touch the device',
};
const account: Words = { N: 'without an account', L: 'with an ordinary account', H: 'with an administrator’s account' }; // prettier-ignore
const help: Words = { N: 'without anybody’s help', R: 'if somebody else does something first', P: 'if somebody else does something first', A: 'if somebody else does something first' }; // prettier-ignore
const much: Words = { H: 'all or much', L: 'some' };

/** `it can be used over the network, with an ordinary account, without anybody’s help; much of what is secret can be read`; empty for other vectors. */
export function riskWords(vector: string): string {
  const [, body = ''] = /^CVSS:(?:3\.[01]|4\.0)\/(.*)$/.exec(vector) ?? [];
  const metrics = new Map(body.split('/').map((metric) => metric.split(':', 2) as [string, string]));
  const value = (...names: readonly string[]): string =>
    names.map((name) => metrics.get(name) ?? '').join('');
  const ways = [from[value('AV')], account[value('PR')], help[value('UI')]].filter(
    (word) => word !== undefined,
  );
  const losses = [
    [much[value('C', 'VC')], 'of what is secret can be read'],
    [much[value('I', 'VI')], 'of the data can be changed'],
    [much[value('A', 'VA')], 'of the service can be stopped'],
  ].flatMap(([amount, what]) => (amount === undefined ? [] : [`${amount} ${what}`]));
  if (ways.length === 0) return '';
  return `it can be used ${ways.join(', ')}${losses.length === 0 ? '' : `; ${losses.join(', and ')}`}`;
}
