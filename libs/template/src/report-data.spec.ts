import { describe, expect, it } from '@jest/globals';
import { compiled2020 } from './compiled-2020.fixture.js';
import { goldenInputs } from './demo/index.js';
import { readReportData } from './index.js';

const template = compiled2020();

function errorsOf(data: unknown) {
  const result = readReportData(template, data);
  return result.ok ? [] : result.errors;
}

const broken: [string, unknown, { code: string; where: string; path: string }][] = [
  ['no figures', { answers: {} }, { code: 'shape', where: 'figures', path: 'figures' }],
  [
    'a figure as a number',
    { figures: { 'staff.posts': 20 }, answers: {} },
    { code: 'shape', where: 'figures["staff.posts"]', path: 'figures["staff.posts"]' },
  ],
  [
    'a figure in words',
    { figures: { 'staff.posts': '二十' }, answers: {} },
    { code: 'shape', where: 'figures["staff.posts"]', path: 'figures["staff.posts"]' },
  ],
  [
    'a figure that the template does not have',
    { figures: { 'staff.none': '20' }, answers: {} },
    { code: 'unknown_key', where: 'staff.none', path: 'figures["staff.none"]' },
  ],
  [
    'a figure that is computed',
    { figures: { 'staff.control': '1' }, answers: {} },
    { code: 'computed', where: 'staff.control', path: 'figures["staff.control"]' },
  ],
  [
    'a negative amount',
    { figures: { 'execution.basic.public.spent': '-1' }, answers: {} },
    {
      code: 'negative_not_allowed',
      where: 'execution.basic.public.spent',
      path: 'figures["execution.basic.public.spent"]',
    },
  ],
  [
    'too many decimals',
    { figures: { 'execution.basic.public.spent': '89.974' }, answers: {} },
    {
      code: 'too_many_decimals',
      where: 'execution.basic.public.spent',
      path: 'figures["execution.basic.public.spent"]',
    },
  ],
  [
    'an answer that the template does not have',
    { figures: {}, answers: { nowhere: '文字' } },
    { code: 'unknown_key', where: 'nowhere', path: 'answers.nowhere' },
  ],
  [
    'a list where text belongs',
    { figures: {}, answers: { staff_narrative: [] } },
    { code: 'wrong_shape', where: 'staff_narrative', path: 'answers.staff_narrative' },
  ],
  [
    'a part that data files do not have',
    { figures: {}, answers: {}, notes: {} },
    { code: 'shape', where: '$', path: '$' },
  ],
  [
    'an amount of last year in words',
    { figures: {}, answers: {}, prior: { a: '多' } },
    { code: 'shape', where: 'prior.a', path: 'prior.a' },
  ],
];

describe('readReportData', () => {
  it('gives the inputs of the 2020 report as they are', () => {
    expect(readReportData(template, goldenInputs)).toEqual({ ok: true, inputs: goldenInputs, template });
  });

  it.each(broken)('refuses %s, and says where', (_, data, error) => {
    const errors = errorsOf(data);
    expect(errors).toEqual([expect.objectContaining(error)]);
    expect(errors[0]!.message).toMatch(/^[\w.$[\]"]+：.*。$/s);
  });

  it('tells every fault at once', () => {
    expect(errorsOf({ figures: { 'staff.none': '1', 'staff.control': '1' }, answers: { nowhere: 1 } })).toHaveLength(3);
  });

  it.each([null, 7, 'text', [], () => 1])('%s is no data file', (data) => {
    expect(errorsOf(data)).not.toEqual([]);
  });

  it('knows the rows that the data adds to a table', () => {
    const answers = { 'execution.rows': [{ key: 'rpark', label: '园区维护', under: 'project' }] };
    const figures = { 'execution.project.rpark.spent': '12.5' };
    const result = readReportData(template, { figures, answers });
    expect(result.ok && result.inputs.figures).toEqual(figures);
    expect(result.ok && result.template.figures.has('execution.project.rpark.spent')).toBe(true);
    expect(errorsOf({ figures, answers: {} })).toEqual([expect.objectContaining({ code: 'unknown_key' })]);
  });

  it('keeps last year’s figures', () => {
    expect(readReportData(template, { figures: {}, answers: {}, prior: { 'budget.total': '100' } })).toEqual({
      ok: true,
      inputs: { figures: {}, answers: {}, prior: { 'budget.total': '100' } },
      template,
    });
  });
});
