import { describe, expect, it } from '@jest/globals';
import { compiled2020 } from './compiled-2020.fixture.js';
import { checkAnswerValue, checkFigure } from './index.js';

const template = compiled2020();
const spent = 'execution.project.purchases.spent';
const adjusted = 'execution.project.purchases.adjusted';

describe('checkFigure', () => {
  it.each([
    [spent, '3.80', '3.8'],
    [spent, '0', '0'],
    [spent, '-0', '0'],
    [spent, '-0.00', '0'],
    [spent, '007.5', '7.5'],
    [spent, '1.5000', '1.5'],
    [spent, '999999999999999.99', '999999999999999.99'],
    [adjusted, '-1947.96', '-1947.96'],
    ['staff.on_posts', '12', '12'],
    ['satisfaction.rate', '0.9655', '0.9655'],
  ])('%s accepts %s as %s', (key, text, value) => {
    expect(checkFigure(template, key, text)).toEqual({ ok: true, value });
  });

  it.each([
    [spent, '', 'not_a_number'],
    [spent, '三', 'not_a_number'],
    [spent, '１２', 'not_a_number'],
    [spent, '1,000', 'not_a_number'],
    [spent, '1e400', 'not_a_number'],
    [spent, 'NaN', 'not_a_number'],
    [spent, 'Infinity', 'not_a_number'],
    [spent, '0x10', 'not_a_number'],
    [spent, '.5', 'not_a_number'],
    [spent, '5.', 'not_a_number'],
    [spent, '1\n', 'not_a_number'],
    [spent, '1\0', 'not_a_number'],
    [spent, '0.12345678901234567', 'too_many_decimals'],
    [spent, '3.801', 'too_many_decimals'],
    ['staff.on_posts', '12.5', 'too_many_decimals'],
    ['satisfaction.rate', '0.96551', 'too_many_decimals'],
    [spent, '1000000000000000', 'too_large'],
    [spent, '9'.repeat(100_000), 'too_large'],
    [spent, '-0.01', 'negative_not_allowed'],
    ['satisfaction.rate', '1.0001', 'above_max'],
    ['execution.total.spent', '1', 'computed'],
    ['execution.basic.personnel.budget', '1', 'computed'],
    ['staff.control', '1', 'computed'],
    ['execution.nothing.spent', '1', 'unknown_key'],
    ['constructor', '1', 'unknown_key'],
    ['staff_narrative', '1', 'unknown_key'],
  ])('%s refuses %j: %s', (key, text, code) => {
    expect(checkFigure(template, key, text)).toMatchObject({ ok: false, code });
  });

  it('a refusal names the figure as people know it and the way out', () => {
    expect(checkFigure(template, spent, '3.801')).toMatchObject({
      message: '“表5 购置费 支出”最多保留 2 位小数，请四舍五入后再填。',
    });
    expect(checkFigure(template, 'satisfaction.rate', '96.5')).toMatchObject({
      message: '“服务对象满意率”不能超过 100%。',
    });
  });
});

const document = { title: '办法', number: '1号', date: '2020-01-01' };

describe('checkAnswerValue', () => {
  it.each<[string, unknown]>([
    ['staff_narrative', '文字'],
    ['staff_narrative', ''],
    ['staff_narrative', '<script>alert(1)</script>'],
    ['staff_narrative', '字'.repeat(3000)],
    ['staff_narrative', '𠮷'.repeat(3000)],
    ['staff_narrative', null],
    ['rules_in_force', [document]],
    ['rules_in_force', [{ title: '只有标题' }]],
    ['rules_in_force', []],
    ['rules_in_force', Array.from({ length: 200 }, () => document)],
    ['disclosure_records', [{ matter: '部门预算', date: '', place: '' }]],
    ['execution.project.reserve.reason', '未动用'],
    ['disclosure.budget', 'partial'],
    ['procedure', { set_up: true, carried_out: false }],
    ['procedure', { set_up: true }],
    ['effects', { points: '19.5', reason: '理由' }],
    ['financial_compliance.misuse', false],
  ])('%s accepts %j', (key, value) => {
    expect(checkAnswerValue(template, key, value)).toBeNull();
  });

  it.each<[string, unknown, string]>([
    ['staff_narrative', 12, 'wrong_shape'],
    ['staff_narrative', ['文字'], 'wrong_shape'],
    ['staff_narrative', '文\0字', 'forbidden_character'],
    ['staff_narrative', '字'.repeat(3001), 'too_long'],
    ['rules_in_force', '文字', 'wrong_shape'],
    ['rules_in_force', { 0: document }, 'wrong_shape'],
    ['rules_in_force', [null], 'wrong_shape'],
    ['rules_in_force', [[document]], 'wrong_shape'],
    ['rules_in_force', [{ ...document, title: 5 }], 'wrong_shape'],
    ['rules_in_force', [{ ...document, author: '某' }], 'unknown_key'],
    ['rules_in_force', [{ ...document, title: '字'.repeat(2001) }], 'too_long'],
    ['rules_in_force', Array.from({ length: 201 }, () => document), 'too_many_rows'],
    ['disclosure_records', [{ matter: '部门快报' }], 'unknown_option'],
    ['execution.project.reserve.reason', '字'.repeat(2001), 'too_long'],
    ['execution.project.reason', '小计不说明原因', 'unknown_key'],
    ['disclosure.budget', 'sometimes', 'unknown_option'],
    ['disclosure.budget', true, 'unknown_option'],
    ['procedure', { set_up: 'yes' }, 'wrong_shape'],
    ['procedure', { other: true }, 'unknown_item'],
    ['effects', '20', 'wrong_shape'],
    ['financial_compliance.misuse', 'no', 'wrong_shape'],
    ['staff.on_posts', '12', 'unknown_key'],
    ['__proto__', '文字', 'unknown_key'],
    ['nothing', null, 'unknown_key'],
  ])('%s refuses %j', (key, value, code) => {
    expect(checkAnswerValue(template, key, value)).toMatchObject({
      code,
      message: expect.stringMatching(/[，。]$|。/),
    });
  });
});
