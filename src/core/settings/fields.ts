// Every place of the settings in words: what is expected there and a line to copy. A star stands for any name or position.
import type { Field } from '../file/mistakes.ts';

const HOLDER = 'a GitHub login without @, "team:organisation/slug" or "mail:address"';

/** The words for each place of `.github/psirt.yml`. */
export const fields: Readonly<Record<string, Field>> = {
  '': { expected: 'settings: a mapping of names to values', example: 'version: 1' },
  version: { expected: 'the number 1, the version of this form', example: 'version: 1' },
  products: {
    expected: 'at least one product, each under its name in lower case',
    example: 'products: { widget: { repository: acme/widget } }',
  },
  'products.*': {
    expected:
      'a product: a name of lower-case letters, digits, dots and hyphens, with at least its repository',
    example: 'widget: { repository: acme/widget }',
  },
  'products.*.repository': {
    expected: 'the product’s repository as owner/name',
    example: 'repository: acme/widget',
  },
  'products.*.family': {
    expected: 'a word for titles of issues, at most 40 characters, that gives nothing away',
    example: 'family: Widget',
  },
  'products.*.ecosystem': { expected: 'an ecosystem of GitHub’s advisories', example: 'ecosystem: npm' },
  'products.*.package': { expected: 'the package’s name in its ecosystem', example: 'package: widget' },
  'products.*.workspace': {
    expected: 'where an embargoed fix is built: fork, mirror or none',
    example: 'workspace: fork',
  },
  'products.*.mirror': {
    expected:
      'with `workspace: mirror`, the private mirror as owner/name, another repository than the product’s',
    example: 'mirror: acme/widget-private',
  },
  'products.*.publisher': { expected: 'which door publishes: app or action', example: 'publisher: app' },
  'products.*.workflow': {
    expected: 'the one workflow of the product’s repository that may ask for publication',
    example: 'workflow: .github/workflows/release.yml',
  },
  'products.*.core': { expected: 'whether it is a core product: true or false', example: 'core: false' },
  'products.*.lines': {
    expected: 'the supported release lines, each under its name',
    example: 'lines: { "2.4": { branch: main, tags: "v2.4.*" } }',
  },
  'products.*.lines.*': {
    expected: 'a release line (its name in quotes) with branch and tags',
    example: '"2.4": { branch: main, tags: "v2.4.*" }',
  },
  'products.*.lines.*.branch': { expected: 'a branch of the product’s repository', example: 'branch: main' },
  'products.*.lines.*.tags': {
    expected:
      'a pattern for the line’s tags, with * for any characters; what stands before the version must stand before the star',
    example: 'tags: "v2.4.*"',
  },
  'products.*.people': {
    expected: 'who does what for this product, by role',
    example: 'people: { product-owner: [ada], fix-dev: [lin] }',
  },
  'products.*.people.*': {
    expected: 'a list of holders of the role',
    example: '<name>: [lin, "team:acme/widget"]',
  },
  'products.*.people.*.*': { expected: HOLDER, example: '<name>: [lin, "team:acme/widget"]' },
  'products.*.group': {
    expected: 'the name of a group that stands under groups:, whose people it shares',
    example: 'group: edge',
  },
  groups: {
    expected: 'groups of products that the same people represent, each under its name in lower case',
    example: 'groups: { edge: { tier: "1", people: { product-rep: [lin] } } }',
  },
  'groups.*': {
    expected: 'a group: a name of lower-case letters, digits, dots and hyphens, with tier and people',
    example: 'edge: { tier: "1", people: { product-rep: [lin] } }',
  },
  'groups.*.tier': {
    expected: 'a word for how much hangs on these products, at most 30 characters without blanks',
    example: 'tier: "1"',
  },
  'groups.*.people': {
    expected: 'who does what for the products of this group that name nobody of their own, by role',
    example: 'people: { product-owner: [ada], product-rep: [lin] }',
  },
  'groups.*.people.*': {
    expected: 'a list of holders of the role',
    example: '<name>: [lin, "team:acme/edge"]',
  },
  'groups.*.people.*.*': { expected: HOLDER, example: '<name>: [lin, "team:acme/edge"]' },
  roles: {
    expected:
      'who does what for all products, by role, with a psirt-lead (profile small: or a maintainer) who approves',
    example: 'roles: { psirt-lead: [ada], psirt: [lin] }',
  },
  'roles.*': { expected: 'a list of holders of the role', example: '<name>: [ada]' },
  'roles.*.*': { expected: HOLDER, example: '<name>: [lin, "team:acme/psirt"]' },
  two_person: {
    expected: 'how strict the rule of two people is: strict, prefer or solo',
    example: 'two_person: strict',
  },
  embargo: { expected: 'the embargo policy', example: 'embargo: { default_days: 90 }' },
  'embargo.default_days': {
    expected: 'a whole number of days from 1 to 90',
    example: 'embargo: { default_days: 90 }',
  },
  cve: { expected: 'where CVE IDs come from', example: 'cve: { request: github }' },
  'cve.request': {
    expected: 'who is asked for CVE IDs: github or none',
    example: 'cve: { request: github }',
  },
  site: {
    expected: 'where the public advisories are written, or nothing',
    example: 'site: { repository: acme/security, branch: main, directory: advisories }',
  },
  'site.repository': {
    expected: 'the site’s repository as owner/name',
    example: 'repository: acme/security',
  },
  'site.branch': { expected: 'a branch of the site’s repository', example: 'branch: main' },
  'site.directory': {
    expected: 'a directory of the site’s repository, relative, without ..',
    example: 'directory: advisories',
  },
  'site.url': {
    expected:
      'the https address under which the directory’s files are read, without a slash at the end, or nothing',
    example: 'url: https://security.acme.example/advisories',
  },
  'site.publisher': {
    expected:
      'who publishes, for CSAF and OpenVEX, or nothing: then it is the owner of the site’s repository',
    example: 'publisher: { name: Acme, namespace: https://acme.example }',
  },
  'site.publisher.name': { expected: 'the publisher’s name', example: 'name: Acme' },
  'site.publisher.namespace': {
    expected: 'an https address that the publisher controls, without a slash at the end',
    example: 'namespace: https://acme.example',
  },
  'site.publisher.contact': {
    expected: 'how the publisher is reached, or nothing',
    example: 'contact: security@acme.example',
  },
  on_call: {
    expected: 'who takes new cases by rota, or nothing: people, the day it starts, and days a turn',
    example: 'on_call: { people: [ada, lin], starts: 2026-01-05, days: 7 }',
  },
  'on_call.people': {
    expected: 'a list of logins in the order of their turns, each named under roles',
    example: 'people: [ada, lin]',
  },
  'on_call.people.*': {
    expected:
      'a login that stands under roles as triager, psirt, psirt-lead or maintainer (of a team nobody can read here who is in it, so name its people too)',
    example: 'roles: { psirt-lead: [ada], triager: [lin] }',
  },
  'on_call.starts': {
    expected: 'the day on which the first turn starts, at 00:00 UTC, as YYYY-MM-DD',
    example: 'starts: 2026-01-05',
  },
  'on_call.days': { expected: 'how many days a turn lasts, from 1 to 366', example: 'days: 7' },
  publishers: {
    expected:
      'a list of numeric ids of the accounts (like my-publisher[bot]) of publisher Apps, which may write the record',
    example: 'publishers: [123456]',
  },
  'publishers.*': {
    expected: 'the numeric id of a publisher App’s account',
    example: 'publishers: [123456]',
  },
  plan: {
    expected: 'default, or the path of a response plan in this repository',
    example: 'plan: .github/psirt-plan.yml',
  },
  templates: {
    expected:
      'the directory of this repository with texts of notices of your own, relative, without ..; it need not exist',
    example: 'templates: .github/advisory-templates',
  },
  profile: {
    expected: 'which targets the clocks use: mirantis, redhat or small',
    example: 'profile: mirantis',
  },
};
