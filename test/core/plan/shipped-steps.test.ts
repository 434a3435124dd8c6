// The steps of the shipped plan, each by what it comes about: open before, done after, in the phase where it belongs. Typed by hand.
import { describe, expect, test } from 'vitest';
import type { View } from '../../../src/core/case/view.ts';
import { stepNamed } from '../../../src/core/plan/steps.ts';
import { after, empty, second, settings, taken } from '../commands/conversation.ts';
import type { Login } from '../commands/conversation.ts';
import { approved, published, ready, receipt, report, requested } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { inStatus } from './to-status.ts';

const { assessing, closed, confirmed, declined, fixing, recovering, released, triaging } = inStatus;
const unknown = after([report({ visibility: 'unknown' })], empty(settings('', '', second)));
const cve: Step = { name: 'cve', state: 'id', id: 'CVE-2026-12345', because: null };
const said = (view: View, ...lines: readonly (readonly [Login, string])[]): View =>
  lines.reduce((now, [login, line]) => taken(now, login, line), view);

const decided = (state: 'requested' | 'approved'): Step => ({
  name: 'major',
  state,
  because: 'the press calls',
});
const major = after([decided('requested'), decided('approved')], confirmed);
const ended = said(major, ['lead', '/psirt major end "the fix is out"']);

const upstream = said(assessing, ['lin', '/psirt component libfoo upstream https://example.org/libfoo']);

const known = after([report({ visibility: 'public' })]);

type Phase = 'triage' | 'assessment' | 'remediation' | 'recovery' | 'major';
type Row = readonly [name: string, id: string, phase: Phase, before: View, after: View];

const rows: readonly Row[] = [
  ['the report itself is the first entry [R10, R51, R67]', 'N1', 'triage', after([]), inStatus.new],
  ['acknowledging it [R10, R80]', 'N2', 'triage', inStatus.new, triaging],
  ['somebody who leads [R10, R51, R79]', 'N3', 'triage', inStatus.new, triaging],
  ['naming the part [R67]', 'N5', 'triage', triaging, said(triaging, ['tri', '/psirt component widget/parser'])],
  ['saying whether it is public [R57, R83]', 'N6', 'triage', unknown, said(unknown, ['tri', '/psirt public no'])],
  ['looking for attacks [R67]', 'N7', 'triage', triaging, assessing],
  ['asking for leaks [R82]', 'N8', 'triage', triaging, said(triaging, ['tri', '/psirt leak possible'])],
  ['a first guess of the severity [R52]', 'N9', 'triage', triaging, said(triaging, ['lin', '/psirt severity high'])],
  ['product owner and security engineer are called [R6, R76]', 'N10', 'triage', assessing, after([receipt('engage:product-rep.product-owner')], assessing)],
  ['the fork is gone with the publication [R60]', 'C6', 'recovery', after([receipt('fork')], released), after([receipt('fork')], recovering)],
  ['a no that reached the reporter [R10, R81]', 'N11', 'triage', declined, said(declined, ['com', '/psirt sent ack via email'], ['com', '/psirt sent question via email'], ['com', '/psirt sent decline via email'])],
  ['naming what is affected [R11, R45, R53, R70]', 'A1', 'assessment', assessing, confirmed],
  ['vector and kind of weakness [R11, R40, R70]', 'A2', 'assessment', assessing, confirmed],
  ['deciding that data leaked, or did not [R82]', 'A4', 'assessment', said(triaging, ['tri', '/psirt leak suspected "orders"']), assessing],
  ['an advisory for what everybody knows of [R2, R83]', 'A5', 'assessment', known, after([...published, { name: 'public', state: 'public', url: 'https://example.org', since: null }])],
  ['settling the embargo [R57]', 'A6', 'assessment', after([]), confirmed],
  ['the word on a Major Incident [R18]', 'A7', 'assessment', assessing, confirmed],
  ['telling whoever maintains the component [R17]', 'A9', 'assessment', upstream, said(upstream, ['lin', '/psirt done A9 "wrote to them, they ask for the ID"'])],
  ['naming who fixes each line [R7, R100]', 'A11', 'assessment', confirmed, fixing],
  ['the draft and its CVE ID [R39]', 'A12', 'assessment', confirmed, after([cve], confirmed)],
  ['deciding what is done, and by when [R7, R11, R59]', 'A13', 'assessment', confirmed, fixing],
  ['searching for the like [R85, R105]', 'F1', 'remediation', fixing, inStatus.ready],
  ['a fix for each line [R12, R62]', 'F2', 'remediation', fixing, inStatus.ready],
  ['a workaround, or the word that there is none [R25, R70, R85]', 'F3', 'remediation', confirmed, fixing],
  ['reproducing it [R85, R101]', 'F6', 'remediation', fixing, inStatus.ready],
  ['tests of each line [R62, R87, R103]', 'F7', 'remediation', fixing, inStatus.ready],
  ['asking for the publication of a text [R21]', 'F8', 'remediation', after(ready), after(requested)],
  ['tags that hold the fix [R8, R12, R39, R62, R88, R108]', 'F11', 'remediation', inStatus.ready, released],
  ['two signatures', 'F15', 'remediation', after(requested), after(approved)],
  ['publication [R12, R88, R109]', 'F16', 'remediation', after(approved), after(published)],
  ['every place written [R13, R28, R29, R60, R110]', 'C1', 'recovery', released, recovering],
  ['knowing the CVE ID, or that it was asked for [R60]', 'C2', 'recovery', after(published), after([cve], recovering)],
  ['thanking the reporter [R60]', 'C5', 'recovery', recovering, after([receipt('tell:published:1')], closed)],
  ['closing the case [R13]', 'C10', 'recovery', recovering, closed],
  ['a brief, in a Major Incident [R6, R64]', 'M3', 'major', major, said(major, ['com', '/psirt sent brief via mail'])],
  ['the end of a Major Incident [R64]', 'M13', 'major', major, ended],
]; // prettier-ignore

const stateOf = (view: View, id: string) => stepNamed(view, id)?.state;

test.each(rows)('%s', (_, id, phase, before, then) => {
  expect([stateOf(before, id), stateOf(then, id)]).toEqual(['open', 'done']);
  expect(stepNamed(then, id)?.step.phase).toBe(phase);
});

// What no machine sees is said by whoever did it, with the evidence.
describe('is done when somebody says so, with evidence:', () => {
  test.each<[name: string, id: string, phase: Phase]>([
    ['the impact on each product, with what else protects it [R41, R46]', 'A3', 'assessment'],
    ['a script that finds who is affected [R26]', 'F4', 'remediation'],
    ['a playbook that finds and remedies it [R27]', 'F5', 'remediation'],
    ['the word of quality engineering [R62]', 'F10', 'remediation'],
    ['note, bulletin and answers for support [R39]', 'F14', 'remediation'],
    ['the other channels [R28, R110]', 'C3', 'recovery'],
    ['the central page [R23]', 'C4', 'recovery'],
    ['the mirror cleaned, the tests public [R60]', 'C12', 'recovery'],
    ['a case for each similar finding [R104]', 'C8', 'recovery'],
    ['watching what comes after it', 'C11', 'recovery'],
    ['looking back without blame [R33, R104]', 'C9', 'recovery'],
  ])('%s', (_, id, phase) => {
    expect(stateOf(recovering, id)).toBe('open');
    const then = stepNamed(taken(recovering, 'lead', `/psirt done ${id} "see the minutes"`), id);
    expect(then).toMatchObject({ state: 'done', words: 'see the minutes', by: { login: 'lead' }, step: { phase } }); // prettier-ignore
  });
});

describe('is done so in a Major Incident, and does not apply elsewhere:', () => {
  test.each([
    ['facts for all staff [R19]', 'M4'],
    ['what legal decides [R65]', 'M5'],
    ['statements for the public [R65]', 'M6'],
    ['answers for support [R64]', 'M7'],
    ['telling the executives [R6, R64]', 'M8'],
    ['a fast lane for engineering, QE and release [R64]', 'M9'],
    ['talking to the data protection officer [R64]', 'M10'],
    ['telling key customers and partners under embargo [R64]', 'M11'],
  ])('%s', (_, id) => {
    expect([stateOf(confirmed, id), stateOf(major, id)]).toEqual(['not-applicable', 'open']);
    expect(stateOf(taken(major, 'lead', `/psirt done ${id} "see the minutes"`), id)).toBe('done');
  });
});

test('everybody whom the matrix names for a Major Incident is engaged when each was called [R64]', () => {
  const called = receipt('engage:product-owner.product-rep.fix-dev.qe.release.comms.legal.dpo.support.exec');
  expect([stateOf(confirmed, 'M2'), stateOf(major, 'M2')]).toEqual(['not-applicable', 'open']);
  expect(stateOf(after([called], major), 'M2')).toBe('done');
});
