// `/psirt ask`: a question to the reporter. It is drafted at once and counts when it was sent.
import { latest } from '../case/case.ts';
import { outsideChannels, outsiderOf } from '../case/outsider.ts';
import { waitsForReporter } from '../case/status.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { beforeVerdict, leads } from './who.ts';

export const askCommand: Command = {
  name: 'ask',
  group: 'triage',
  summary: 'ask the reporter a question',
  who: leads,
  usage: ['ask <question>'],
  examples: ['/psirt ask Which version and configuration do you use?'],
  when: beforeVerdict,
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const text = take.text(0, 'a question');
  if (text === undefined) return take.stop();
  if (outsiderOf(call.view) === null) {
    const post = `/psirt source <${outsideChannels.join('|')}>`;
    return refuse(call, 'E-GATE', [
      { what: 'nobody outside is known who could be asked; say by which channel the report came', post },
    ]);
  }
  const isOpen = waitsForReporter(call.view) && latest(call.view.it, 'asked')?.text === text;
  return isOpen ? alreadySo : facts({ name: 'asked', text });
}
