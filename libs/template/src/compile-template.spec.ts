import { describe, expect, it } from '@jest/globals';
import { compileTemplate, template2020, type FieldDefinition, type TemplateDefinition } from './index.js';

type Check = TemplateDefinition['checks'][number];

/** The 2020 template with one thing changed. */
function changed(change: (template: TemplateDefinition) => void): TemplateDefinition {
  const copy = JSON.parse(JSON.stringify(template2020)) as TemplateDefinition;
  change(copy);
  return copy;
}

function errorsOf(change: (template: TemplateDefinition) => void) {
  const result = compileTemplate(changed(change));
  return result.ok ? [] : result.errors;
}

function one<T extends { key: string }>(items: readonly T[], key: string): T {
  const found = items.find((item) => item.key === key);
  if (!found) throw new Error(`the 2020 template has no ${key}`);
  return found;
}

const fieldsOf = (template: TemplateDefinition, section: string) => one(template.sections, section).fields;
const sameFact = { kind: 'same_fact', severity: 'warning', label: '测试', section: 'staff', unit: '个' } as const;
const budgetNote: FieldDefinition = { kind: 'narrative', key: 'budget.total', label: '重复', maxLength: 10 };

/** What is broken, how, and the error that must name the place. */
const broken: [string, (template: TemplateDefinition) => void, { code: string; where: string }][] = [
  [
    'a derived figure that refers to an unknown figure',
    ({ derived }) => (one(derived, 'staff.control').formula = 'staff.on_post / staff.authorised_posts'),
    { code: 'unknown_name', where: 'staff.control' },
  ],
  [
    'a formula that cannot be read',
    ({ derived }) => (one(derived, 'staff.control').formula = 'staff.on_posts /'),
    { code: 'unexpected_end', where: 'staff.control' },
  ],
  [
    'a formula that adds people to money',
    ({ derived }) => (one(derived, 'adjustment.absolute').formula = 'budget.total + staff.on_posts'),
    { code: 'unit_mismatch', where: 'adjustment.absolute' },
  ],
  [
    'a figure in 元 that adds up 万元 without to(…)',
    ({ derived }) => (one(derived, 'adjustment.absolute').unit = '元'),
    { code: 'unit_mismatch', where: 'adjustment.absolute' },
  ],
  [
    "last year's amount of a figure that does not exist",
    ({ derived }) => (one(derived, 'adjustment.absolute').formula = 'budget.total - prior(budget.totl)'),
    { code: 'unknown_name', where: 'adjustment.absolute' },
  ],
  [
    'figures that depend on each other',
    ({ derived }) => (one(derived, 'adjustment.absolute').formula = 'adjustment.share_of_budget * budget.total'),
    { code: 'cycle', where: 'adjustment.absolute' },
  ],
  [
    'two figures with one key',
    ({ derived }) => derived.push({ ...one(derived, 'staff.control'), key: 'staff.on_posts' }),
    { code: 'duplicate_key', where: 'staff.on_posts' },
  ],
  [
    'two sections with one key',
    ({ sections }) => sections.push({ key: 'staff', number: '九、', title: '重复', fields: [] }),
    { code: 'duplicate_key', where: 'staff' },
  ],
  [
    'a narrative with the key of a figure',
    (template) => fieldsOf(template, 'budget').push(budgetNote),
    { code: 'duplicate_key', where: 'budget.total' },
  ],
  [
    'a section under a heading that does not exist',
    ({ sections }) => (one(sections, 'staff').parent = 'nowhere'),
    { code: 'unknown_parent', where: 'staff' },
  ],
  [
    'an indicator of an unknown section',
    ({ indicators }) => (one(indicators, 'effects').section = 'nowhere'),
    { code: 'unknown_section', where: 'effects' },
  ],
  [
    'an indicator of an unknown group',
    ({ indicators }) => (one(indicators, 'effects').group = 'nowhere'),
    { code: 'unknown_group', where: 'effects' },
  ],
  [
    'points that do not sum to 100',
    ({ indicators }) => indicators.pop(),
    { code: 'points_not_100', where: 'indicators' },
  ],
  [
    'an indicator whose rule gives other points than it states',
    ({ indicators }) => (one(indicators, 'effects').points = '19'),
    { code: 'points_differ', where: 'effects' },
  ],
  [
    'a rubric that counts an unknown figure',
    ({ indicators }) => Object.assign(one(indicators, 'key_tasks').rule, { count: 'key_tasks.left' }),
    { code: 'formula', where: 'key_tasks' },
  ],
  [
    'evidence that is no list, inside a nested rule',
    ({ indicators }) => {
      const indicator = one(indicators, 'indicators_clear');
      if (indicator.rule.kind === 'deduct_per_item' && indicator.rule.from?.kind === 'checklist')
        indicator.rule.from.items[0]!.evidence = 'nowhere';
    },
    { code: 'unknown_name', where: 'indicators_clear' },
  ],
  [
    'an argued narrative that does not exist',
    ({ indicators }) =>
      Object.assign(one(indicators, 'effects').rule, { argued: { narratives: ['moral_effect'], atLeast: 1 } }),
    { code: 'unknown_name', where: 'effects' },
  ],
  [
    'a section that shows an unknown figure',
    ({ sections }) => (one(sections, 'carry_over').shows = ['execution.total.rest']),
    { code: 'unknown_name', where: 'carry_over' },
  ],
];

/** A check's change that leaves it silent for ever unless the template is refused. */
const silent: [string, string, Partial<Record<string, unknown>>][] = [
  ['an unknown section', 'staff_over_posts', { section: 'nowhere' }],
  ['an unknown figure in a formula', 'staff_over_posts', { when: 'staff.ctrl > 1' }],
  ['an unknown figure to show', 'staff_over_posts', { value: 'staff.ctrl' }],
  ['an unknown field to go to', 'staff_over_posts', { field: 'staff.ctrl' }],
  ['a heading for a section', 'staff_over_posts', { section: 'management' }],
  ['a figure for a narrative', 'stated_projects_total', { narrative: 'projects.planned' }],
  ['an unknown stated figure', 'stated_projects_total', { figure: 'projects.total' }],
  ['a table that asks no reasons', 'execution_reasons', { table: 'budget' }],
  ['a column that its list does not have', 'goals_reached', { result: 'outcome' }],
  ['a list that does not exist', 'goals_reached', { list: 'targets' }],
  ['an item that its checklist does not have', 'supervision_evidence', { item: 'visited' }],
  ['an answer that is no checklist', 'supervision_evidence', { answer: 'disclosure.budget' }],
  ['an unknown suspect', 'closing_balance_unit', { suspect: 'cash_balance.end' }],
  [
    'a place of an equality that does not exist',
    'public_expense_parts',
    { left: { label: '左', formula: 'budget.total', section: 'budget', field: 'budget.sum' } },
  ],
];

describe('compileTemplate', () => {
  it('accepts the 2020 template', () => {
    expect(errorsOf(() => undefined)).toEqual([]);
  });

  it.each(broken)('refuses %s, and says where', (_, change, error) => {
    expect(errorsOf(change)).toContainEqual(expect.objectContaining(error));
  });

  it.each(silent)('refuses a check with %s', (_, key, change) => {
    const errors = errorsOf(({ checks }) => Object.assign(one<Check>(checks, key), change));
    expect(errors).not.toEqual([]);
    for (const { where } of errors) expect(where).toBe(key);
  });

  it('refuses a fact told in a narrative or section that does not exist', () => {
    const places = [{ label: '甲', section: 'nowhere', narrative: 'nothing', phrase: '共' }];
    const errors = errorsOf(({ checks }) => checks.push({ ...sameFact, key: 'told', places }));
    expect(errors.map(({ code, where }) => [code, where])).toEqual([
      ['unknown_name', 'told'],
      ['unknown_name', 'told'],
    ]);
  });

  it('tells where in a formula the fault is', () => {
    const [error] = errorsOf(({ derived }) => (one(derived, 'staff.control').formula = 'staff.on_posts / staff.none'));
    expect(error).toMatchObject({ position: 'staff.on_posts / '.length });
  });

  it('reports every fault at once, not only the first', () => {
    const errors = errorsOf(({ derived, sections }) => {
      one(sections, 'staff').parent = 'nowhere';
      one(derived, 'staff.control').formula = 'staff.none';
      one(derived, 'assets.utilisation').formula = 'assets.none';
    });
    expect(errors.map(({ where }) => where).sort()).toEqual(['assets.utilisation', 'staff', 'staff.control']);
  });
});
