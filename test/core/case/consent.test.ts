// Who must agree to a remedy. Not fixing takes a psirt-lead and the product owner; the worse it is, the more people.
import { describe, expect, test } from 'vitest';
import { latest } from '../../../src/core/case/case.ts';
import { consentsMissing } from '../../../src/core/case/consent.ts';
import type { FactData } from '../../../src/core/case/fact.ts';
import type { View } from '../../../src/core/case/view.ts';
import type { Role } from '../../../src/core/commands/command.ts';
import { after, empty, settings } from '../commands/conversation.ts';
import type { Step } from '../words/a-view.ts';

const decided = (decision: 'fix' | 'wontfix', ...roles: readonly Role[]): Step => ({
  name: 'remedy', decision, due: null, mitigations: [], because: 'x', roles: [...roles],
}); // prettier-ignore
const says = (what: FactData['approved']['what'], ...roles: readonly Role[]): Step => ({
  name: 'approved', what, hash: 'x', self: false, roles: [...roles],
}); // prettier-ignore
const refused: Step = { name: 'rejected', what: 'remedy', hash: 'x', because: 'late' };
const rated = (level: FactData['severity']['level']): Step => ({ name: 'severity', level, because: 'x' });

function openIn(view: View): readonly (readonly Role[])[] {
  const last = latest(view.it, 'remedy');
  if (last === undefined) throw new RangeError('nothing is decided');
  return consentsMissing(view, last);
}

describe('a fix', () => {
  const fix = decided('fix');
  test.each<[string, readonly Step[], boolean]>([
    ['nobody said anything', [fix], false],
    ['to this one', [fix, says('remedy', 'product-owner')], true],
    ['by somebody else', [fix, says('remedy', 'psirt')], false],
    ['of roles that nobody kept', [fix, { name: 'approved', what: 'remedy', hash: 'x', self: false }], false],
    ['to something else', [fix, says('publish', 'product-owner')], false],
    ['to an earlier one', [fix, says('remedy', 'product-owner'), fix], false],
    ['taken back', [fix, says('remedy', 'product-owner'), refused], false],
    ['given after all', [fix, refused, says('remedy', 'product-owner')], true],
  ])('%s', (_, steps, stands) => {
    expect(openIn(after(steps))).toEqual(stands ? [] : [['product-owner']]);
  });
  test('without an owner a psirt-lead stands in', () => {
    const ownerless = empty(settings().replace('product-owner: [owner], ', ''));
    expect(openIn(after([fix], ownerless))).toEqual([['product-owner', 'psirt-lead']]);
    expect(openIn(after([fix, says('remedy', 'psirt-lead')], ownerless))).toEqual([]);
  });
});

describe('not to fix [R63]', () => {
  const both: readonly (readonly Role[])[] = [['psirt-lead'], ['product-owner']];
  test.each<[string, readonly Step[], readonly (readonly Role[])[]]>([
    ['what is low: either is enough', [rated('low'), decided('wontfix')], [['product-owner', 'psirt-lead']]],
    ['what nobody rated: either is enough', [decided('wontfix')], [['product-owner', 'psirt-lead']]],
    ['low, and the lead agreed', [rated('low'), decided('wontfix'), says('wontfix', 'psirt-lead')], []],
    ['low, and the lead decided it alone', [rated('low'), decided('wontfix', 'psirt-lead')], [['product-owner', 'psirt-lead']]],
    ['what is medium: both', [rated('medium'), decided('wontfix')], both],
    ['medium, and only the owner agreed', [rated('medium'), decided('wontfix'), says('wontfix', 'product-owner')], [['psirt-lead']]],
    ['medium, and both agreed', [rated('medium'), decided('wontfix'), says('wontfix', 'product-owner'), says('wontfix', 'psirt-lead')], []],
    ['the lead who decided it gave their word', [rated('high'), decided('wontfix', 'psirt-lead'), says('wontfix', 'product-owner')], []],
    ['nobody decides alone, whatever they hold', [rated('high'), decided('wontfix', 'psirt-lead', 'product-owner')], both],
    ['what is critical: an exec too', [rated('critical'), decided('wontfix')], [...both, ['exec']]],
    ['critical, and the exec is still asked', [rated('critical'), decided('wontfix', 'psirt-lead'), says('wontfix', 'product-owner')], [['exec']]],
    ['it became worse since', [rated('low'), decided('wontfix'), says('wontfix', 'product-owner'), rated('medium')], [['psirt-lead']]],
    ['a no takes every yes back', [rated('medium'), decided('wontfix'), says('wontfix', 'product-owner'), refused, says('wontfix', 'psirt-lead')], [['product-owner']]],
    ['an answer for whom the settings name by login is no word', [rated('critical'), decided('wontfix', 'psirt-lead'), says('wontfix', 'product-owner'), { name: 'answered-for', role: 'exec', evidence: 'mail of today' }], [['exec']]],
  ])('%s', (_, steps, open) => {
    expect(openIn(after(steps))).toEqual(open);
  }); // prettier-ignore

  test('an exec who has only a mail address answers through whoever leads', () => {
    const byMail = empty(settings().replace('exec: [exec]', 'exec: ["mail:board@acme.example"]'));
    const asked = [rated('critical'), decided('wontfix', 'psirt-lead'), says('wontfix', 'product-owner')];
    expect(openIn(after(asked, byMail))).toEqual([['exec']]);
    expect(openIn(after([...asked, { name: 'answered-for', role: 'exec', evidence: 'mail of today' }], byMail))).toEqual([]); // prettier-ignore
  });
  test('who is not there is not asked', () => {
    const alone = empty(settings().replace('product-owner: [owner], ', '').replace('exec: [exec], ', ''));
    expect(openIn(after([rated('critical'), decided('wontfix')], alone))).toEqual([['psirt-lead']]);
    expect(openIn(after([rated('critical'), decided('wontfix'), says('wontfix', 'psirt-lead')], alone))).toEqual([]); // prettier-ignore
  });
});
