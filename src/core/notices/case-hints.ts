// What to do about a field of the case that has nothing to say: the line to post, or why it fills itself.
import type { fieldNames } from '../words/message-fields.ts';

const ITSELF = 'the bot knows it by itself once it is so';

/** By the name of the field; where none stands, the field fills itself. */
const hints: Partial<Record<(typeof fieldNames)[number], string>> = {
  product: '/psirt component <product>',
  received: '/psirt source <channel> at <time>',
  embargo_until: '/psirt embargo until <date>',
  reporter_deadline: '/psirt reporter-deadline <date>',
  question: '/psirt ask <question>',
  explanation: '/psirt decline <reason> "<why>"',
  severity: '/psirt severity <level>',
  vectors: '/psirt cvss <vector>',
  release: '/psirt schedule <date>',
  fixed_versions: '/psirt affects "<range>" fixed <version>',
  cve: '/psirt cve request',
  advisory: '/psirt publish',
  component: '/psirt component <product>/<part>',
  public_where: '/psirt public <address>',
  public_since: '/psirt public <address> at <time>',
  embargo_ended: '/psirt embargo broken <evidence>',
  withdrawn_because: '/psirt withdraw <reason>',
  known_at: '/psirt duplicate <CVE-ID>',
};

/** The line that fills a field of the case, or a sentence where there is none to post. */
export function hintFor(name: string): string {
  return new Map(Object.entries(hints)).get(name) ?? ITSELF;
}
