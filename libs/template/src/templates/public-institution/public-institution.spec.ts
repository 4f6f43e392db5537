import { describe, expect, it } from '@jest/globals';
import { publicInstitutionInputs } from '../../demo/public-institution.js';
import { exampleOf, foundBy, pointsOf, valueOf } from '../example.fixture.js';
import { publicInstitution } from './index.js';

const report = exampleOf(publicInstitution, publicInstitutionInputs);
const example = report();
const stepsOf = (key: string, of = example) =>
  of.scores
    .find((each) => each.key === key)!
    .steps.map(({ text }) => text)
    .join('\n');

describe('the example of a public institution', () => {
  // worked by hand
  it.each([
    ['execution', '20', '799.12 ÷ 792.22 = 100.87%'],
    // 7.5083% is 2 whole points over 5%: 20 − 2 × 2
    ['carry_over_score', '16', '60.00 ÷ 799.12 = 7.51%'],
    // 9.0099% prints 9.01% and is over 9%
    ['payables', '0', '72.00 ÷ 799.12 = 9.01% > 9%'],
    ['receivables', '3', '30.00 ÷ 799.12 = 3.75% ≤ 5%'],
    // 5 × 46 ÷ 50
    ['staff', '4.6', '50 ÷ 46 = 108.70%'],
    ['disclosure', '1.5', '（4）资产处置经过审批：不符合'],
    ['three_public', '2', '不高于上年'],
    ['reporting', '1.5', '3 份，应有 4 份'],
    // 13.33 × 0.95 = 12.66; 13.33 × 0.9 = 12.00; 13.34 × 0.8 = 10.67
    ['effects', '35.33', '13.33 + 13.33 + 13.34 = 40'],
    ['bonus', '2', '表彰 2 项'],
    ['audit', '-0.5', '从总分中扣除'],
  ])('%s gets %s: %s', (key, points, working) => {
    expect(example.scores.find((each) => each.key === key)).toMatchObject({ points, missing: [] });
    expect(stepsOf(key)).toContain(working);
  });

  it('totals 85.43 with bonus and deduction, grade 良好', () => {
    expect(example.groups.map(({ key, points }) => [key, points])).toEqual([
      ['funds', '39'],
      ['management', '9.6'],
      ['effects', '35.33'],
      ['adjustments', '1.5'],
    ]);
    expect([example.total, example.grade]).toEqual(['85.43', '良好']);
  });

  it('contradicts itself nowhere', () => {
    expect(example.findings).toEqual([]);
  });

  it('grew by 189.25 over 602.97, 31.39%', () => {
    expect(valueOf(example, 'spending.growth')).toMatch(/^0\.31386/);
  });
});

describe('readings of the rules', () => {
  it('exactly one of two ways counts for the carry-over, never both', () => {
    // (60 − 50) ÷ 50 = 20%: 20 − 20 × 0.5
    expect(pointsOf(report({}, { carry_over_score: 'change' }), 'carry_over_score')).toBe('10');
    expect(pointsOf(report({}, { carry_over_score: undefined }), 'carry_over_score')).toBeNull();
  });

  it.each([
    ['5.00% of the spending is within the limit', '39.95', '20'],
    ['6.00% is one point over', '47.95', '18'],
    ['5.99% is not yet', '47.9', '20'],
  ])('%s', (_, closing, points) => {
    expect(pointsOf(report({ 'balances.carry_over.closing': closing }), 'carry_over_score')).toBe(points);
  });

  it('a carry-over that was 0 last year has no change rate and gives nothing by that way', () => {
    const grown = report({ 'balances.carry_over.opening': '0' }, { carry_over_score: 'change' });
    expect(pointsOf(grown, 'carry_over_score')).toBe('0');
    const none = report(
      { 'balances.carry_over.opening': '0', 'balances.carry_over.closing': '0' },
      { carry_over_score: 'change' },
    );
    expect(pointsOf(none, 'carry_over_score')).toBe('20');
  });

  it.each([
    ['0', '3'],
    ['52100', '2'],
    ['52100.01', '0'],
  ])('三公 of %s 元 after 52 100 gets %s', (spent, points) => {
    expect(pointsOf(report({ 'three_public.spent': spent }), 'three_public')).toBe(points);
  });

  it('the 40 points go to the effects that are chosen, to the last hundredth', () => {
    const all = { economic: true, social: true, ecological: true, lasting: true, satisfied: true };
    const full = { points: '10' };
    const chosen = report(
      { 'income.earned': '200', satisfaction: '0.8' },
      { effects: all, 'effects.social': full, 'effects.ecological': full, 'effects.lasting': full },
    );
    expect(pointsOf(chosen, 'effects')).toBe('40');
    expect(stepsOf('effects', chosen)).toContain('8 + 8 + 8 + 8 + 8 = 40');
  });

  it('one effect alone is too few', () => {
    expect(pointsOf(report({}, { effects: { economic: true } }), 'effects')).toBeNull();
  });

  it('an income over its target gives no more than the share', () => {
    // 13.33 + 12 + 10.67
    expect(pointsOf(report({ 'income.earned': '300' }), 'effects')).toBe('36');
  });

  it.each([
    ['0', '0'],
    ['3', '-1.5'],
    ['9', '-3'],
  ])('%s findings of an audit take %s', (findings, points) => {
    expect(pointsOf(report({ 'audit.findings': findings }), 'audit')).toBe(points);
  });

  it('four awards add three points', () => {
    const awards = Array.from({ length: 4 }, (_, index) => ({ name: `表彰${index}`, by: '区政府' }));
    expect(pointsOf(report({}, { awards }), 'bonus')).toBe('3');
  });

  it('misused money caps the whole report below 60, and both totals are told', () => {
    const capped = report({ 'audit.misused': '0.01' });
    expect([capped.total, capped.grade]).toEqual(['59.99', '不合格']);
    expect(capped.steps!.map(({ text }) => text).join('\n')).toMatch(/85\.43.*59\.99/s);
  });
});

describe('what the form checks', () => {
  it.each<[string, string, ReturnType<typeof report>]>([
    ['a budget that is not initial and adjusted', 'arranged_rows', report({ 'spending.basic.public.arranged': '91' })],
    ['sources that do not add up', 'sources_sum', report({ 'sources.service': '149.21' })],
    ['a project that is far behind', 'spending_reasons', report({ 'spending.project.equipment.spent': '45' })],
    ['spent without a budget', 'spending_without_budget', report({ 'spending.basic.public.arranged': '0' })],
    [
      'another share in the text',
      'spending_prose',
      report({}, { spending_narrative: '项目支出290.00万元，占36.92%。' }),
    ],
    ['other payables in the text', 'payables_stated', report({}, { balances_narrative: '应付款项27万元。' })],
    [
      'last year closed with another balance',
      'carry_over_opening',
      report({}, {}, { 'balances.carry_over.closing': '55' }),
    ],
    ['payables that doubled', 'balances_jump', report({}, {}, { 'balances.payables.closing': '36' })],
    ['三公 typed in 万元 where 元 are asked', 'three_public_unit', report({ 'three_public.spent': '5.21' })],
    [
      'five bodies told, four named',
      'bodies_counted',
      report({}, { profile_narrative: '下设5个机构：综合部、财务部、业务部、信息部。' }),
    ],
    [
      'one goal with two targets',
      'goals_once',
      report(
        {},
        {
          goals: [
            { name: '设备完好率', target: '≥95%', result: '97%', deviation: '' },
            { name: '设备完好率', target: '≥90%', result: '97%', deviation: '' },
          ],
        },
      ),
    ],
    [
      'a goal that was missed',
      'goals_reached',
      report({}, { goals: [{ name: '设备完好率', target: '≥95%', result: '93%', deviation: '' }] }),
    ],
    ['a fraction typed as a percentage', 'satisfaction_written', report({ satisfaction: '0.0076' })],
  ])('%s', (_, check, changed) => {
    expect(foundBy(changed)).toContain(check);
    expect(foundBy(example)).not.toContain(check);
  });

  it('a project that a clerk adds counts in the sums', () => {
    const answers = { 'spending.rows': [{ key: 'rlift', label: '电梯更新', under: 'project' }] };
    const cells = { initial: '10', adjusted: '0', arranged: '10', spent: '10' };
    const figures = Object.fromEntries(
      Object.entries(cells).map(([key, value]) => [`spending.project.rlift.${key}`, value]),
    );
    const grown = report(figures, answers);
    expect(valueOf(grown, 'spending.spent')).toBe('809.12');
    expect(foundBy(grown)).toContain('sources_sum');
  });
});
