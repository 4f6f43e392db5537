import { describe, expect, it } from '@jest/globals';
import { goldenInputs } from './demo/index.js';
import {
  compileTemplate,
  evaluateReport,
  readTemplate,
  requiredMissing,
  template2020,
  type ReportInputs,
  type TemplateDefinition,
} from './index.js';

/** The 2020 template with one thing changed. */
function changed(change: (template: TemplateDefinition) => void): TemplateDefinition {
  const copy = JSON.parse(JSON.stringify(template2020)) as TemplateDefinition;
  change(copy);
  return copy;
}

function compiled(change: (template: TemplateDefinition) => void) {
  const result = compileTemplate(changed(change));
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.template;
}

const evaluated = (change: (template: TemplateDefinition) => void, inputs: ReportInputs = goldenInputs) =>
  evaluateReport(compiled(change), inputs);
const indicator = (template: TemplateDefinition, key: string) => template.indicators.find((each) => each.key === key)!;
const veto = { key: 'overrun', label: '人员超编', when: 'staff.control > 1', to: '59.99' };
const bonus: TemplateDefinition['indicators'][number] = {
  key: 'bonus',
  label: '加分项',
  group: 'performance',
  points: '3',
  section: 'staff',
  criterion: '',
  role: 'bonus',
  rule: { kind: 'add_per_item', points: '3', each: '1', count: 'staff.on_posts', unit: '人', label: '表彰' },
};

describe('what holds for the rubric of a template as a whole', () => {
  it('without settings nothing changes: 95.41 of 100, and the working says how', () => {
    expect(evaluated(() => {})).toMatchObject({
      total: '95.41',
      of: '100',
      steps: [{ text: '合计 = 部门决策 24 + 部门管理 16.94 + 部门绩效 54.47 → 95.41 分', inputs: [] }],
    });
  });

  it('grades the total', () => {
    const grades = [
      { label: '优', from: '90' },
      { label: '其他', from: '0' },
    ];
    expect(evaluated((template) => (template.rubric = { grades }))).toMatchObject({ total: '95.41', grade: '优' });
  });

  it('a veto over the total shows before and after', () => {
    expect(evaluated((template) => (template.rubric = { vetoes: [veto] }))).toMatchObject({
      total: '59.99',
      before: '95.41',
    });
  });

  it('a bonus is no part of the 100 points and fills up to them', () => {
    expect(evaluated(({ indicators }) => indicators.push(bonus))).toMatchObject({ total: '98.41', of: '100' });
    const more = { ...bonus, points: '9', rule: { ...bonus.rule, points: '9' } as typeof bonus.rule };
    expect(evaluated(({ indicators }) => indicators.push(more))).toMatchObject({ total: '100', before: '104.41' });
  });

  it.each<[string, (template: TemplateDefinition) => void, { code: string; where: string }]>([
    [
      'a veto whose formula is wrong',
      (template) => (template.rubric = { vetoes: [{ ...veto, when: 'staff.gone > 1' }] }),
      { code: 'formula', where: 'overrun' },
    ],
    [
      'a veto over a group that does not exist',
      (template) => (template.rubric = { vetoes: [{ ...veto, group: 'gone' }] }),
      { code: 'unknown_group', where: 'overrun' },
    ],
    [
      'a total without a grade',
      (template) => (template.rubric = { grades: [{ label: '优', from: '90' }] }),
      { code: 'grades', where: 'rubric' },
    ],
    [
      'documents of a list that does not exist',
      (template) =>
        (indicator(template, 'procedure').rule = {
          kind: 'documents',
          list: 'gone',
          label: '材料',
          unit: '份',
          points: '2',
          each: '1',
        }),
      { code: 'unknown_name', where: 'procedure' },
    ],
    [
      'a choice with evidence from a list that does not exist',
      (template) =>
        (indicator(template, 'procedure').rule = {
          kind: 'choice',
          options: [
            { value: 'yes', label: '有', points: '2', evidence: 'gone' },
            { value: 'no', label: '无', points: '0' },
          ],
        }),
      { code: 'unknown_name', where: 'procedure' },
    ],
    [
      'bands with a hole',
      (template) =>
        (indicator(template, 'staff_control').rule = {
          kind: 'bands',
          value: 'staff.control',
          label: '控制率',
          unit: '%',
          bands: [{ from: { at: '0', closed: true }, points: '1' }],
        }),
      { code: 'rule', where: 'staff_control' },
    ],
  ])('%s is refused at its place', (_, change, error) => {
    const result = compileTemplate(changed(change));
    expect(result.ok ? [] : result.errors).toMatchObject([error]);
  });

  it('is part of the template as JSON', () => {
    const template = changed((copy) => (copy.rubric = { cap: '100', notApplicable: 'all', vetoes: [veto] }));
    expect(readTemplate(template)).toMatchObject({ ok: true });
    const wrong = readTemplate({ ...template, rubric: { cap: 100 } });
    expect(wrong).toMatchObject({ ok: false, errors: [{ path: expect.stringMatching(/^rubric\.cap/) }] });
  });
});

describe('answers that an indicator needs', () => {
  const inputs = { figures: {}, answers: {} };
  const owed = (answers: Record<string, unknown>, change: (template: TemplateDefinition) => void = () => {}) =>
    requiredMissing(compiled(change), 'disclosure', { ...inputs, answers }).map(({ field }) => field);

  it('are not asked of a body that is exempt', () => {
    expect(owed({})).toEqual(expect.arrayContaining(['disclosure.budget', 'disclosure.accounts']));
    expect(owed({ 'disclosure.secret': true }).filter((field) => field.startsWith('disclosure.'))).toEqual([]);
  });

  it('are those of the chosen alternative alone', () => {
    const either = (template: TemplateDefinition) =>
      (indicator(template, 'disclosure').rule = {
        kind: 'alternative',
        points: '3',
        label: '公开方式',
        options: ['site', 'board'].map((key) => ({
          key,
          label: key,
          rule: { kind: 'judged' as const, label: key, points: '3', step: '1' },
        })),
      });
    const asked = (answers: Record<string, unknown>) =>
      owed(answers, either).filter((field) => field === 'disclosure' || field.startsWith('disclosure.'));
    expect(asked({})).toEqual(['disclosure']);
    expect(asked({ disclosure: 'site' })).toEqual(['disclosure.site']);
    expect(asked({ disclosure: 'board', 'disclosure.board': { points: '3' } })).toEqual([]);
  });
});
