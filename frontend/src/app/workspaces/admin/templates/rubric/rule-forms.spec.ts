import { describe, expect, it } from '@jest/globals';
import { indicatorSchema, mostPoints, ruleSchema, type IndicatorDefinition, type Rule } from '@countersign/scoring';
import { template2020 } from '@countersign/template';
import type { FormPart } from '../form/form-part.js';
import { formOf, ruleFormGroups, type RuleForm } from './rule-forms.js';
import { startOf, withPoints, withRule } from './rule-points.js';

const start = { points: '10', label: '执行率', formula: 'd1', list: 'l1' };
const forms = ruleFormGroups.flatMap((group) => group.forms);
const each = forms.map((form): [string, RuleForm] => [form.id, form]);

/** Properties of a form and of its rows, `bands.points`. */
const propertiesOf = (parts: readonly FormPart[], above = ''): string[] =>
  parts.flatMap((part) => [
    above + part.key,
    ...('parts' in part ? propertiesOf(part.parts, `${above}${part.key}.`) : []),
  ]);
const propertiesIn = (rule: object, above = ''): string[] =>
  Object.entries(rule).flatMap(([key, value]) => {
    if (Array.isArray(value) && typeof value[0] === 'object')
      return [above + key, ...value.flatMap((row: object) => propertiesIn(row, `${above}${key}.`))];
    return [above + key];
  });
/** What the form keeps to itself: kinds, keys that nobody has to think of, ends and conditions, nested rules. */
const hidden = /(^|\.)(kind|key|value|formula)$|\.rule\.|^(rule|from|argued|rounding)\./;

describe('the forms of rules', () => {
  it('are there for every kind', () => {
    const kinds = new Set(forms.map(({ kind }) => kind));
    for (const kind of kinds)
      expect(ruleSchema.safeParse({ kind }).error?.message).not.toContain('Invalid discriminator');
    expect(kinds.size).toBe(21);
  });

  it.each(each)('%s begins with a rule that is complete, gives the full points and has this form', (_, form) => {
    const rule = form.fresh(start);
    expect(ruleSchema.safeParse(rule).error).toBeUndefined();
    expect(mostPoints(rule).toFixed()).toBe('10');
    expect(formOf(rule).id).toBe(form.id);
  });

  it.each(each)('%s asks for all that its rule has', (_, form) => {
    const asked = new Set(propertiesOf(form.parts));
    expect(propertiesIn(form.fresh(start)).filter((key) => !asked.has(key) && !hidden.test(key))).toEqual([]);
  });

  it('hold every rule of 2020', () => {
    for (const { rule } of template2020.indicators) expect(formOf(rule).kind).toBe(rule.kind);
  });
});

describe('points', () => {
  const indicator = (rule: Rule): IndicatorDefinition => ({
    key: 'i1',
    label: '执行率',
    group: 'g1',
    section: 's1',
    points: '10',
    criterion: '',
    rule,
  });
  const judged = (points: string): Rule => ({ kind: 'judged', points, step: '0.5', label: '评定' });

  it('of an indicator go along to its rule, also within a veto', () => {
    expect(withPoints(indicator(judged('10')), '20').rule).toEqual(judged('20'));
    const veto: Rule = { kind: 'veto', key: 'v', label: '违规', rule: judged('10') };
    expect(withPoints(indicator(veto), '20')).toMatchObject({ points: '20', rule: { rule: judged('20') } });
  });

  it('of a rule go along to its indicator, unless they were not the same', () => {
    expect(withRule(indicator(judged('10')), judged('12')).points).toBe('12');
    expect(withRule(indicator(judged('8')), judged('12')).points).toBe('10');
  });

  it('of another kind of rule are those of the present one', () => {
    expect(startOf(judged('8'), { formula: '0', list: '' })).toMatchObject({
      points: '8',
      label: '评定',
      formula: '0',
    });
    for (const { rule, points } of template2020.indicators)
      expect(startOf(rule, { formula: '0', list: '' }).points).toBe(points);
  });

  it('are those of an indicator that can be stored', () => {
    expect(indicatorSchema.safeParse(withPoints(indicator(judged('10')), '20')).success).toBe(true);
  });
});
