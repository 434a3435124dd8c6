// CVE-2023-38545 as the public knows it, in our own words: what the demo's people say, and a small piece of code with the same flaw.
// Facts: https://curl.se/docs/CVE-2023-38545.html. The people of the sandbox play everybody; the dates are the box's.
import type { WorldRecord } from '../../sandbox/seed/world.ts';

/** What was wrong: the name is copied although it was found too long, once the handshake has been slow. */
const flawed = [
  '/* Asks a SOCKS5 proxy to connect. A name of up to 255 bytes may be left to the proxy to resolve. */',
  'int socks5_connect(struct conn *conn, const char *name, unsigned char *buffer)',
  '{',
  '  int resolve_here = conn->resolve_here;',
  '  size_t length = strlen(name);',
  '  if(conn->state == START && length > 255)',
  '    resolve_here = 1; /* lost when the next call comes in another state */',
  '  if(!resolve_here)',
  '    memcpy(buffer + 5, name, length);',
  '  return send_request(conn, buffer, resolve_here);',
  '}',
  '',
].join('\n');

export const fixed = flawed.replace(
  [
    '  if(conn->state == START && length > 255)',
    '    resolve_here = 1; /* lost when the next call comes in another state */',
  ].join('\n'),
  ['  if(!resolve_here && length > 255)', '    return fail(conn, "SOCKS5: the host name is too long");'].join(
    '\n',
  ),
);

export const codePath = 'lib/socks.c';
export const fixedVersion = '8.4.0';
export const fixedTag = 'curl-8_4_0';
export const cve = 'CVE-2023-38545';

export const world: WorldRecord = {
  organisation: 'curl',
  products: [
    {
      repository: 'curl',
      description: 'Transfers data with URLs',
      publisher: 'action',
      lines: [{ name: '8', branch: 'main', tags: 'curl-8_*', releases: ['curl-7_69_0', 'curl-8_3_0'] }],
      files: { [codePath]: flawed },
    },
  ],
};

export const report = {
  summary: 'Heap buffer overflow in the SOCKS5 proxy handshake',
  description: [
    'With a SOCKS5 proxy that is asked to resolve names (`socks5h`), a host name longer than 255 bytes should be',
    'resolved locally. When the handshake is slow, the state machine forgets that decision and copies the whole name',
    'into the download buffer, which overflows the heap.',
    '',
    'A server reaches it by redirecting to such a name. Seen in 8.3.0; by reading, everything since 7.69.0.',
  ].join('\n'),
} as const;

/** `advisories/<n>.md`: what people write for the public. */
export const prose = [
  '---',
  'title: SOCKS5 heap buffer overflow',
  'summary: A server can overflow a heap buffer of a curl that uses a SOCKS5 proxy which resolves names.',
  'references:',
  '  - { type: web, url: "https://curl.se/docs/CVE-2023-38545.html" }',
  '---',
  'When curl is told to let a SOCKS5 proxy resolve the host name, that name may be at most 255 bytes long. For a longer',
  'name curl switches to resolving it itself.',
  '',
  'If the SOCKS5 handshake is slow enough, that switch is forgotten, and curl copies the too long name into a heap buffer',
  'instead of the resolved address. The name can come from the URL that curl is given, or from a redirect by a server.',
  '',
  'The overflow needs a buffer smaller than 65,541 bytes: the `curl` tool is affected with `--limit-rate` below that,',
  'applications that use libcurl are affected with its default of 16 kB.',
  '',
].join('\n');

export const workaround =
  'Don’t use CURLPROXY_SOCKS5_HOSTNAME proxies with curl, and don’t set a proxy variable to socks5h://.';
