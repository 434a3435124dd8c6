// Every command of the command line, in the order in which a newcomer needs them. Help, checks and docs come from this table.
import type { Command } from './command.ts';

export const commands: readonly Command[] = [
  {
    name: 'demo',
    summary: 'play the whole life of a real vulnerability in a GitHub in a box, and print the story',
    words: [],
    options: { keep: { summary: 'leave the box running afterwards and say how to talk to it' } },
    example: 'psirt-bot demo',
    load: () => import('./demo.ts'),
  },
  {
    name: 'drill',
    summary: 'play an exercise in a GitHub in a box: by stand-ins, or by hand; at the end stands a review',
    words: ['[SCENARIO]'],
    options: { play: { summary: 'you play: type /psirt lines, wait 2h, next, card, end' } },
    example: 'psirt-bot drill friday-evening --play',
    load: () => import('./drill.ts'),
  },
  {
    name: 'sandbox',
    summary: 'start a GitHub in a box with the App on it, to try commands; its first line is JSON',
    words: [],
    options: {},
    example: 'psirt-bot sandbox',
    load: () => import('./sandbox.ts'),
  },
  {
    name: 'init',
    summary: 'make a case repository ready: labels, records branch, issue form, settings',
    words: ['OWNER/REPO'],
    options: {
      yes: { summary: 'take every step without asking' },
      app: {
        value: 'ID',
        summary: 'the App’s numeric id, for the ruleset; APP_ID of the environment unless given',
      },
      products: {
        value: 'LIST',
        summary: 'repositories as OWNER/NAME with commas; the owner’s public ones unless given',
      },
    },
    example: 'GITHUB_TOKEN=… psirt-bot init acme/psirt --app 123456',
    load: () => import('./init.ts'),
  },
  {
    name: 'doctor',
    summary: 'look for what is missing or open on GitHub, and say what breaks and how to mend it',
    words: ['[OWNER/REPO]'],
    options: {},
    example: 'psirt-bot doctor',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'start',
    summary: 'serve: take webhooks, sweep, publish',
    words: [],
    options: {},
    example: 'psirt-bot start',
    load: () => import('./start.ts'),
  },
  {
    name: 'page',
    summary: 'send a test page to the pager of the environment',
    words: [],
    options: { test: { summary: 'say that it is a test; pages about cases are sent by the server alone' } },
    example: 'psirt-bot page --test',
    load: () => import('./page.ts'),
  },
  {
    name: 'intake',
    summary:
      'take in one mail from standard input, as a mail server gives it: it becomes a case, or a word in one',
    words: ['mail'],
    options: {
      list: { value: 'NAME', summary: 'the mail is of a list that is watched, by its name in the settings' },
    },
    example: 'psirt-bot intake mail --list oss-security < message.eml',
    load: () => import('./intake.ts'),
  },
  {
    name: 'verify',
    summary: 'walk the record of every case, or check an archive of evidence, and name what is wrong in it',
    words: ['[OWNER/REPO or ARCHIVE]'],
    options: {
      root: { value: 'HASH', summary: 'with an archive: the root hash that its export printed' },
      'against-github': { summary: 'with an archive: look also whether GitHub’s log goes on from it' },
      folder: { value: 'DIR', summary: 'read a checkout of the records branch instead' },
      settings: { value: 'FILE', summary: 'with --folder: the settings in force, to derive statuses' },
    },
    example: 'psirt-bot verify acme/psirt',
    load: () => import('./verify.ts'),
  },
  {
    name: 'export',
    summary: 'write one archive of a case as evidence, which verify checks without any network',
    words: ['CASE', '[OWNER/REPO]'],
    options: {
      out: { value: 'FILE', summary: 'a new file outside any checkout; case-<n>-evidence.tar unless given' },
    },
    example: 'psirt-bot export 42 acme/psirt --out ~/evidence/case-42-evidence.tar',
    load: () => import('./export.ts'),
  },
  {
    name: 'metrics',
    summary: 'count what the logs of all cases tell: times, clocks, embargoes, care, backlog, with pictures',
    words: ['[OWNER/REPO]'],
    options: {
      from: { value: 'DAY', summary: 'reports that came from this day on; twelve months back unless given' },
      to: { value: 'DAY', summary: 'the last day that counts; today unless given' },
      out: { value: 'DIR', summary: 'write metrics.md, metrics.json and the pictures there' },
      json: { summary: 'print the figures as JSON' },
      records: { value: 'DIR', summary: 'read a checkout of the records branch instead' },
      settings: { value: 'FILE', summary: 'with --records: the settings in force' },
    },
    example: 'psirt-bot metrics acme/psirt --from 2026-01-01 --to 2026-12-31 --out metrics',
    load: () => import('./metrics.ts'),
  },
  {
    name: 'plan',
    summary:
      'print a response plan as a document: the shipped one, or a file of your own and what is wrong in it',
    words: ['[FILE]'],
    options: {
      profile: { value: 'NAME', summary: 'mirantis (unless given), redhat or small' },
      settings: { value: 'FILE', summary: 'a settings file, to print who represents which product' },
    },
    example: 'psirt-bot plan --profile small',
    load: () => import('./plan.ts'),
  },
  {
    name: 'preview',
    summary:
      'show a text that leaves the house on a made-up case, or what is wrong with a file of your own; alone it lists all texts',
    words: ['[NOTICE or FILE]'],
    options: {
      case: { value: 'SAMPLE', summary: 'report, fixing (unless given), published or declined' },
      from: { value: 'DIR', summary: 'a folder with texts of your own, which stand in for those that ship' },
    },
    example: 'psirt-bot preview prenotify --from .github/advisory-templates',
    load: () => import('./preview.ts'),
  },
  {
    name: 'help',
    summary: 'print this, or how to use one command',
    words: ['[COMMAND]'],
    options: {},
    example: 'psirt-bot help verify',
    load: () => import('./help.ts'),
  },
];

export function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}
