import type { RuleForm } from './rule-forms.js';
import { countFormula, evidence, freshRow, name, points } from './rule-parts.js';

const items = (withPoints: boolean) => ({
  kind: 'rows' as const,
  key: 'items',
  label: '要点',
  noun: '条',
  wide: true as const,
  fresh: freshRow('key', 'item', { label: '新要点', ...(withPoints && { points: '1' }) }),
  parts: [
    { kind: 'text' as const, key: 'label', label: '要点' },
    ...(withPoints ? [{ kind: 'decimal' as const, key: 'points', label: '得分', suffix: '分' }] : []),
    evidence,
  ],
});

/** Rules that people answer, or that count what they list. */
export const answeredForms: readonly RuleForm[] = [
  {
    id: 'checklist',
    kind: 'checklist',
    label: '逐条打勾得分',
    explains: '列出若干要点，符合一条得一条的分；可以要求有佐证清单才算符合。',
    fresh: (start) => ({ kind: 'checklist', items: [{ key: 'p1', label: '制度健全', points: start.points }] }),
    parts: [items(true)],
  },
  {
    id: 'conditions',
    kind: 'conditions',
    label: '逐条不符扣分',
    explains: '从满分起，每有一条不符合扣若干分，扣完为止。',
    fresh: (start) => ({
      kind: 'conditions',
      points: start.points,
      each: '1',
      items: [{ key: 'p1', label: '新要点' }],
    }),
    parts: [points, { kind: 'decimal', key: 'each', label: '每条不符扣', suffix: '分' }, items(false)],
  },
  {
    id: 'deduct_per_item',
    kind: 'deduct_per_item',
    label: '每出现一项扣分',
    explains: '从满分起，按个数每一项扣若干分，扣完为止。',
    fresh: (start) => ({
      kind: 'deduct_per_item',
      points: start.points,
      each: '1',
      count: start.formula,
      unit: '项',
      label: start.label,
    }),
    parts: [
      countFormula,
      { kind: 'text', key: 'label', label: '数的是什么', optional: true },
      { kind: 'text', key: 'unit', label: '量词' },
      points,
      { kind: 'decimal', key: 'each', label: '每项扣', suffix: '分' },
      { kind: 'decimal', key: 'cap', label: '最多扣', suffix: '分', optional: true },
      { kind: 'rule', key: 'from', label: '先按另一规则得分再扣', optional: true },
    ],
  },
  {
    id: 'add_per_item',
    kind: 'add_per_item',
    label: '每出现一项加分',
    explains: '按个数每一项得若干分，最多得满分；常用于加分项。',
    fresh: (start) => ({
      kind: 'add_per_item',
      points: start.points,
      each: '1',
      count: start.formula,
      unit: '项',
      label: start.label,
    }),
    parts: [
      countFormula,
      { kind: 'text', key: 'label', label: '数的是什么' },
      { kind: 'text', key: 'unit', label: '量词' },
      points,
      { kind: 'decimal', key: 'each', label: '每项得', suffix: '分' },
    ],
  },
  {
    id: 'documents',
    kind: 'documents',
    label: '按清单行数',
    explains: '数清单里填了几行：每行得若干分；写明应有几行时，每少一行扣若干分。',
    fresh: (start) => ({
      kind: 'documents',
      list: start.list,
      label: start.label,
      unit: '份',
      points: start.points,
      each: '1',
    }),
    parts: [
      { kind: 'select', key: 'list', label: '清单', options: 'lists' },
      { kind: 'text', key: 'label', label: '数的是什么' },
      { kind: 'text', key: 'unit', label: '量词' },
      points,
      { kind: 'decimal', key: 'each', label: '每行', suffix: '分' },
      { kind: 'count', key: 'expected', label: '应有几行', least: 1, most: 200, optional: true },
    ],
  },
  {
    id: 'choice',
    kind: 'choice',
    label: '选一项得分',
    explains: '填报人在几种情况中选一种，得那一种的分。',
    fresh: (start) => ({
      kind: 'choice',
      options: [
        { value: 'p1', label: '已做到', points: start.points },
        { value: 'p2', label: '未做到', points: '0' },
      ],
    }),
    parts: [
      {
        kind: 'rows',
        key: 'options',
        label: '情况',
        noun: '种',
        wide: true,
        fresh: freshRow('value', 'item', { label: '新情况', points: '0' }),
        parts: [
          { kind: 'text', key: 'label', label: '情况' },
          { kind: 'decimal', key: 'points', label: '得分', suffix: '分' },
          evidence,
        ],
      },
    ],
  },
  {
    id: 'judged',
    kind: 'judged',
    label: '由人评定',
    explains: '评分人在 0 到满分之间按档给分；没有给满分的要写理由。',
    fresh: (start) => ({ kind: 'judged', points: start.points, step: '0.5', label: start.label }),
    parts: [
      name,
      points,
      { kind: 'decimal', key: 'step', label: '每档', suffix: '分' },
      {
        kind: 'inner',
        key: 'argued',
        label: '先要写明文字',
        optional: true,
        fresh: { narratives: [], atLeast: 1 },
        parts: [
          { kind: 'count', key: 'atLeast', label: '至少写几处', least: 1, most: 50 },
          { kind: 'several', key: 'narratives', label: '哪些文字栏目', options: 'narratives' },
        ],
      },
    ],
  },
];
