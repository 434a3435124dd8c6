// Reads advisories of RustSec: a block of TOML and Markdown. They name what is patched and unaffected; affected is everything else.
import type { RealPackage, RealRecord, SaidRange, Unsaid } from './real.ts';
import { needed, optional, textAt, textsAt } from './shape.ts';
import { compare } from './versions.ts';

/** Reads an advisory. Source: https://github.com/rustsec/advisory-db/blob/main/EXAMPLE_ADVISORY.md */
export function readRustSec(text: string, source: string): RealRecord {
  const [, toml = '', markdown = ''] = /^```toml\n([\s\S]*?)\n```\s*([\s\S]*)$/.exec(text) ?? [];
  const fields = readToml(toml);
  const [, title = '', description = ''] = /^#\s+(.*)\n?([\s\S]*)$/.exec(markdown) ?? [];
  const ids = textsAt(fields, 'advisory.aliases');
  const url = textAt(fields, 'advisory.url');
  return {
    source,
    id: needed(fields, 'advisory.id'),
    title: title.trim(),
    description: description.trim(),
    cves: ids.filter((id) => id.startsWith('CVE-')),
    aliases: [needed(fields, 'advisory.id'), ...ids.filter((id) => !id.startsWith('CVE-'))],
    packages: [packageOf(fields)],
    vectors: [textAt(fields, 'advisory.cvss') ?? []].flat(),
    cwes: [],
    credits: [],
    references: [url ?? [], textsAt(fields, 'advisory.references')].flat().map((one) => ({ url: one })),
    unsaid: unsaidOf(fields),
  };
}

function unsaidOf(fields: Readonly<Record<string, unknown>>): readonly Unsaid[] {
  const labels = ['categories', 'keywords', 'informational'].filter(
    (name) => textsAt(fields, `advisory.${name}`).length > 0 || textAt(fields, `advisory.${name}`),
  );
  return [
    ...(labels.length > 0 ? [{ what: labels.join(', '), reason: 'labels' } as const] : []),
    ...(Object.keys(fields).some((name) => name.startsWith('affected.'))
      ? [{ what: 'functions', reason: 'parts' } as const]
      : []),
  ];
}

/**
 * The values of RustSec's few forms of TOML, each under `section.name`: texts, and lists of texts over one or several lines. What
 * else there is (tables of functions) is kept as its text.
 */
function readToml(toml: string): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  let section = '';
  for (const [, header, name = '', value = ''] of toml.matchAll(
    /^(?:\[(.+)\]|("[^"]+"|\w+)\s*=\s*(\[[^\]]*\]|.+))\s*$/gm,
  )) {
    if (header === undefined) fields[`${section}.${name}`] = valueOf(value);
    else section = header;
  }
  return fields;
}

function valueOf(value: string): unknown {
  try {
    return JSON.parse(value.replace(/,\s*\]$/, ']'));
  } catch {
    return value;
  }
}

interface Interval {
  readonly from?: string;
  readonly to?: string;
}

const requirement = /^(?:>=\s*([^\s,]+))?(?:,\s*)?(?:<\s*([^\s,]+))?$/;

function intervalOf(text: string): Interval {
  const [whole, from, to] = requirement.exec(text.trim()) ?? [];
  if (whole === undefined || whole === '') throw new Error(`expected “>= 1.0.0, < 2.0.0”, got ${text}`);
  return { ...optional('from', from), ...optional('to', to) };
}

const holds = ({ from, to }: Interval, version: string): boolean =>
  (from === undefined || compare(version, from) >= 0) && (to === undefined || compare(version, to) < 0);

function packageOf(fields: Readonly<Record<string, unknown>>): RealPackage {
  const patched = textsAt(fields, 'versions.patched').map(intervalOf);
  const unaffected = textsAt(fields, 'versions.unaffected').map(intervalOf);
  const safe = [...patched, ...unaffected];
  return {
    name: needed(fields, 'advisory.package'),
    ecosystem: 'crates.io',
    said: saidOf(safe, patched),
    affects: (version) => !safe.some((interval) => holds(interval, version)),
    named: safe.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
    releasesOnly: false,
  };
}

/** What lies between the safe intervals, lowest first; the interval above each is its fix where it is a patched one. */
function saidOf(safe: readonly Interval[], patched: readonly Interval[]): readonly SaidRange[] {
  const ascending = safe.toSorted((a, b) => {
    if (a.from === undefined || b.from === undefined)
      return Number(a.from !== undefined) - Number(b.from !== undefined);
    return compare(a.from, b.from);
  });
  const said: SaidRange[] = [];
  let from = '';
  for (const interval of ascending) {
    if (interval.from !== undefined) {
      const range = `${from} <${interval.from}`.trim();
      said.push(patched.includes(interval) ? { range, fixed: interval.from } : { range });
    }
    if (interval.to === undefined) return said;
    from = `>=${interval.to}`;
  }
  return [...said, { range: from || '*' }];
}
