import { compileTemplate, createSession, restrictedFields, sightOf } from '@countersign/template';
import { restrictedTemplate } from '@countersign/template/restricted';
import { describe, expect, it } from '@jest/globals';
import { seenResults, type Told } from './seen-results.js';

const result = compileTemplate(restrictedTemplate);
if (!result.ok) throw new Error('the template must compile');
const { template } = result;
const sight = sightOf(template, restrictedFields(template));
const whole = {
  figures: { spent: '100', secret_figure: '50' },
  answers: { remarks: '差额12万元，支出90万元。', secret_text: '内部数8万元' },
};
const server = sight.evaluation(createSession(template, whole).result());
const told = {
  score: { ...server, indicators: server.scores },
  findings: { findings: server.findings.map((each) => ({ ...each, explanation: null })) },
} as unknown as Told;

/** What the browser of somebody without these fields works out, with other text typed. */
function live(remarks: string) {
  const session = createSession(template, { ...sight.inputs(whole), answers: { remarks } });
  return { session, seen: seenResults(session.result(), sight, told, session.addUp) };
}

describe('live results of somebody who does not see some fields', () => {
  it('the browser alone would not know the points that use them', () => {
    const { session } = live('');
    expect(session.result().scores.map(({ points }) => points)).toEqual([null, '40']);
  });

  it('shows the points that the server told, and adds them up', () => {
    const { seen } = live('');
    expect([seen.scores.map(({ points }) => points), seen.total]).toEqual([['30', '40'], '70']);
  });

  it('keeps the findings that the server told of hidden fields, and works out the others as somebody types', () => {
    const checks = (remarks: string) => live(remarks).seen.findings.map(({ check }) => check);
    expect(checks('支出90万元。')).toEqual(['open_stated', 'hidden_stated', 'gap_stated']);
    expect(checks('支出100万元。')).toEqual(['hidden_stated', 'gap_stated']);
  });

  it('changes nothing for who sees every field', () => {
    const session = createSession(template, whole);
    const evaluation = session.result();
    expect(seenResults(evaluation, sightOf(template, new Set()), told, session.addUp)).toBe(evaluation);
  });
});
