import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '@countersign/checks';
import { settledInputs } from './demo/index.js';
import {
  checkAnswerValue,
  checkFigure,
  compileTemplate,
  evaluateReport,
  template2020,
  type Finding,
  type ReportInputs,
} from './index.js';

/** Checks of every further kind over the 2020 report; as data, they need no change of a program. */
const further: CheckDefinition[] = [
  {
    kind: 'prose',
    key: 'staff_text',
    severity: 'warning',
    label: '人员管理说明与数据',
    section: 'staff',
    narrative: 'staff_narrative',
    figures: [
      { figure: 'staff.authorised_posts', words: ['核定编制'] },
      { figure: 'staff.on_posts', words: ['在编在岗'] },
      { figure: 'staff.control' },
    ],
  },
  {
    kind: 'sum',
    key: 'basic_parts',
    severity: 'blocking',
    label: '基本支出各项',
    section: 'budget',
    unit: '万元',
    tolerance: '0',
    whole: {
      label: '基本支出小计',
      formula: 'budget.basic.subtotal',
      section: 'budget',
      field: 'budget.basic.subtotal',
    },
    parts: [
      { figures: 'budget.basic.personnel' },
      { figures: 'budget.basic.personal_and_family' },
      { figures: 'budget.basic.public.total' },
    ],
  },
  {
    kind: 'row',
    key: 'rows_add_up',
    severity: 'blocking',
    label: '指标等于各来源之和',
    section: 'execution',
    table: 'execution',
    left: { label: '指标数', formula: 'total_index' },
    right: { label: '各来源之和', formula: 'budget + carry_over + added + adjusted' },
    unit: '万元',
    tolerance: '0',
  },
  {
    kind: 'count',
    key: 'measures_counted',
    severity: 'warning',
    label: '目标条数',
    section: 'goal_completion',
    narrative: 'goal_completion_narrative',
    phrase: '绩效指标',
    unit: '项',
    list: 'goals',
  },
  {
    kind: 'no_base',
    key: 'no_budget',
    severity: 'warning',
    label: '无预算支出',
    section: 'execution',
    table: 'three_public',
    amount: 'actual',
    base: 'budget',
  },
  {
    kind: 'jump',
    key: 'posts_jump',
    severity: 'warning',
    label: '人数变动',
    section: 'staff',
    figures: ['staff.on_posts', 'staff.control'],
    ratio: '0.3',
  },
  {
    kind: 'carry_over',
    key: 'opening_balance',
    severity: 'blocking',
    label: '年初结转结余',
    section: 'carry_over',
    opening: 'cash_balance.opening',
    closing: 'cash_balance.closing',
  },
  {
    kind: 'two_targets',
    key: 'one_target',
    severity: 'warning',
    label: '一个指标一个目标',
    section: 'goal_completion',
    lists: [{ list: 'goals', quantity: 'indicator', target: 'target' }],
  },
];

const compiled = compileTemplate({ ...template2020, checks: further });
if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
const { template } = compiled;

interface Change {
  figures?: Record<string, string>;
  answers?: Record<string, unknown>;
  prior?: Record<string, string>;
}
const inputsWith = ({ figures, answers, prior }: Change): ReportInputs => ({
  figures: { ...settledInputs.figures, ...figures },
  answers: { ...settledInputs.answers, ...answers },
  ...(prior && { prior }),
});
const findingsOf = (change: Change) => evaluateReport(template, inputsWith(change)).findings;

/** The inputs after a press on the finding's button, entered as a person would enter them. */
function pressed(inputs: ReportInputs, { fix }: Finding): ReportInputs {
  if (!fix) throw new Error('the finding has no fix');
  if (fix.kind === 'set_figure') {
    expect(checkFigure(template, fix.key, fix.value)).toEqual({ ok: true, value: fix.value });
    return { ...inputs, figures: { ...inputs.figures, [fix.key]: fix.value } };
  }
  const text = String(inputs.answers[fix.answer]);
  expect(text.slice(fix.position, fix.position + fix.from.length)).toBe(fix.from);
  const mended = text.slice(0, fix.position) + fix.to + text.slice(fix.position + fix.from.length);
  expect(checkAnswerValue(template, fix.answer, mended)).toBeNull();
  return { ...inputs, answers: { ...inputs.answers, [fix.answer]: mended } };
}

const broken: [string, Change][] = [
  ['staff_text', { answers: { staff_narrative: '　核定编制11人，在编在岗{staff.on_posts}人。' } }],
  ['staff_text', { answers: { staff_narrative: '核定编制十人，在编在岗十三人。' } }],
  ['staff_text', { answers: { staff_narrative: '财政供养人员控制率为102%。' } }],
  ['staff_text', { answers: { staff_narrative: '在编在岗12人，比上年增加3人。' }, prior: { 'staff.on_posts': '10' } }],
  ['measures_counted', { answers: { goal_completion_narrative: '全年绩效指标99项。' } }],
  ['opening_balance', { prior: { 'cash_balance.closing': '373.91' } }],
  ['no_budget', { figures: { 'three_public.overseas_travel.actual': '5.42' } }],
  ['posts_jump', { prior: { 'staff.on_posts': '9', 'staff.control': '1.1' } }],
  [
    'one_target',
    {
      answers: {
        goals: [
          { indicator: '资金使用率', target: '100%', result: '76%' },
          { indicator: '资金使用率', target: '76%', result: '76%' },
        ],
      },
    },
  ],
];

describe('further checks as data', () => {
  it('find nothing in a report that is in order', () => {
    expect(findingsOf({ prior: { 'cash_balance.closing': '373.19', 'staff.on_posts': '12' } })).toEqual([]);
  });

  it.each(broken)('%s finds what it looks for, and nothing else does', (check, change) => {
    expect(findingsOf(change).map((finding) => finding.check)).toEqual([check]);
  });

  it.each(broken)('every place of %s exists', (_, change) => {
    for (const { section, places } of findingsOf(change)) {
      expect(template.sections.has(section)).toBe(true);
      for (const place of places) expect(template.sections.has(place.section)).toBe(true);
    }
  });

  const mendable = broken.filter(([, change]) => findingsOf(change).some(({ fix }) => fix));

  it('six of them can be put right with a press', () => {
    expect(mendable).toHaveLength(6);
  });

  it.each(mendable)('%s is gone after its button is pressed', (_, change) => {
    const inputs = inputsWith(change);
    const [finding] = evaluateReport(template, inputs).findings;
    expect(evaluateReport(template, pressed(inputs, finding!)).findings).toEqual([]);
  });

  it('an amount of the prose becomes live: it follows its figure', () => {
    const inputs = inputsWith({ answers: { staff_narrative: '核定编制11人。' } });
    const mended = pressed(inputs, evaluateReport(template, inputs).findings[0]!);
    expect(mended.answers['staff_narrative']).toBe('核定编制{staff.authorised_posts}人。');
    const later = { ...mended, figures: { ...mended.figures, 'staff.authorised_posts': '15' } };
    expect(evaluateReport(template, later).findings).toEqual([]);
  });
});

describe('a pattern over figures of several units', () => {
  it.each<CheckDefinition>([
    { ...further[0]!, kind: 'prose', narrative: 'staff_narrative', figures: [{ figure: 'staff.*' }] },
    {
      kind: 'jump',
      key: 'j',
      severity: 'warning',
      label: '变动',
      section: 'staff',
      figures: ['staff.*'],
      ratio: '0.3',
    },
  ])('$kind takes persons, amounts and rates alike', (check) => {
    const result = compileTemplate({ ...template2020, checks: [check] });
    expect(result.ok ? [] : result.errors).toEqual([]);
  });
});

describe('an explanation of a warning', () => {
  const keyOf = (change: Change) => findingsOf(change)[0]!.key;

  it.each<[string, Change, Change]>([
    [
      'another number in the text',
      { answers: { staff_narrative: '核定编制11人。' } },
      { answers: { staff_narrative: '核定编制9人。' } },
    ],
    [
      'another figure behind the text',
      { answers: { staff_narrative: '核定编制11人。' } },
      { answers: { staff_narrative: '核定编制11人。' }, figures: { 'staff.authorised_posts': '12' } },
    ],
    ['another amount', { prior: { 'staff.on_posts': '9' } }, { prior: { 'staff.on_posts': '8' } }],
    [
      'another amount without a budget',
      { figures: { 'three_public.overseas_travel.actual': '5.42' } },
      { figures: { 'three_public.overseas_travel.actual': '5.43' } },
    ],
  ])('does not stand for %s', (_, before, after) => {
    expect(keyOf(after)).not.toBe(keyOf(before));
  });

  it('stands while the values stand, wherever the sentence moves', () => {
    const told = (text: string) => keyOf({ answers: { staff_narrative: text } });
    expect(told('年末情况如下。核定编制11人。')).toBe(told('核定编制11人。'));
  });
});

describe('a check that names what does not exist', () => {
  const errorsOf = (check: CheckDefinition) => {
    const result = compileTemplate({ ...template2020, checks: [check] });
    return result.ok ? [] : result.errors.map(({ where, message }) => [where, message]);
  };
  const kind = <K extends CheckDefinition['kind']>(name: K) =>
    further.find((check): check is Extract<CheckDefinition, { kind: K }> => check.kind === name)!;

  it.each<[string, CheckDefinition]>([
    ['没有文字', { ...kind('prose'), narrative: '没有文字' }],
    ['staff.nobody', { ...kind('prose'), figures: [{ figure: 'staff.nobody' }] }],
    ['staff.nothing', { ...kind('prose'), figures: [{ figure: 'staff.on_posts', whole: 'staff.nothing' }] }],
    ['budget.basic.nothing', { ...kind('sum'), parts: [{ figures: 'budget.basic.nothing' }] }],
    ['没有栏目', { ...kind('sum'), whole: { ...kind('sum').whole, field: '没有栏目' } }],
    ['没有表', { ...kind('row'), table: '没有表' }],
    ['execution.nowhere', { ...kind('row'), rows: ['nowhere'] }],
    ['nothing_such', { ...kind('row'), left: { label: '甲', formula: 'nothing_such' } }],
    ['spent +', { ...kind('row'), left: { label: '甲', formula: 'spent +' } }],
    ['没有清单', { ...kind('count'), list: '没有清单' }],
    ['three_public.none', { ...kind('no_base'), base: 'none' }],
    ['没有说明', { ...kind('jump'), explained: '没有说明' }],
    ['staff.nobody', { ...kind('jump'), figures: ['staff.nobody'] }],
    ['cash_balance.none', { ...kind('carry_over'), closing: 'cash_balance.none' }],
    ['没有列', { ...kind('two_targets'), lists: [{ list: 'goals', quantity: 'indicator', target: '没有列' }] }],
    [
      'staff.on_posts',
      { kind: 'percent', key: 'p', severity: 'warning', label: '比率', section: 'staff', figure: 'staff.on_posts' },
    ],
  ])('is refused, and “%s” is named', (name, check) => {
    const errors = errorsOf(check);
    expect(errors).toContainEqual([check.key, expect.stringContaining(name)]);
  });
});
