import type { CheckDefinition } from '@countersign/checks';
import type { FormPart, FormValue } from '../form/form-part.js';

type Kind = CheckDefinition['kind'];

/** What a new check begins with: things of the draft that it may point to; blank where the draft has none. */
export interface CheckStart {
  key: string;
  section: string;
  /** A figure, and the field that shows it. */
  figure: string;
  field: string;
  /** A figure in %. */
  rate: string;
  table: string;
  /** A table whose rows owe a reason. */
  owing: string;
  list: string;
  narrative: string;
  /** A list with targets, and its columns. */
  goals: GoalColumns & { list: string };
  /** An answer with items to tick, and one of its items. */
  checklist: { answer: string; item: string };
}

/** Columns of a list by what stands in them. */
export interface GoalColumns {
  name: string;
  target: string;
  result: string;
  deviation?: string;
}

/** One kind of check, as the administrator chooses it and fills it in. */
export interface CheckForm<K extends Kind> {
  kind: K;
  label: string;
  /** What it finds, in one sentence. */
  explains: string;
  parts: readonly FormPart[];
  fresh(start: CheckStart): Extract<CheckDefinition, { kind: K }>;
}

/** The form of a check of any kind. */
export type AnyCheckForm = { [K in Kind]: CheckForm<K> }[Kind];

/** Parts that every check has. */
export const base: readonly FormPart[] = [
  { kind: 'text', key: 'label', label: '核查内容' },
  { kind: 'select', key: 'section', label: '由哪一章处理', options: 'sections' },
  {
    kind: 'select',
    key: 'severity',
    label: '程度',
    options: [
      { value: 'blocking', label: '错误，改正后才能送审' },
      { value: 'warning', label: '需说明' },
    ],
  },
];
export const unit: FormPart = { kind: 'unit', key: 'unit', label: '单位' };
export const tolerance: FormPart = { kind: 'decimal', key: 'tolerance', label: '允许相差', rate: 'unit' };
export const narrative: FormPart = {
  kind: 'select',
  key: 'narrative',
  label: '哪个文字栏目',
  options: 'narratives',
};
export const phrase: FormPart = { kind: 'text', key: 'phrase', label: '数字前面的词', hint: '例如“支出合计”' };
export const table: FormPart = { kind: 'select', key: 'table', label: '哪张表', options: 'tables' };
export const list: FormPart = { kind: 'select', key: 'list', label: '哪个清单', options: 'lists' };
export const figure = (key: string, label: string): FormPart => ({ kind: 'select', key, label, options: 'figures' });
/** A column of the table or list that property `within` names. */
export const column = (key: string, label: string, within: 'table' | 'list' = 'list'): FormPart => ({
  kind: 'select',
  key,
  label,
  options: { of: 'columns', in: within },
});

export const begin = (
  { key, section }: CheckStart,
  label: string,
  severity: 'blocking' | 'warning' = 'blocking',
): Pick<CheckDefinition, 'key' | 'section' | 'label' | 'severity'> => ({ key, section, label, severity });

/** A further row like the last one, for somebody to change; it points to nothing that is not there. */
export const likeLast =
  (first: FormValue) =>
  (rows: readonly FormValue[]): FormValue =>
    rows.at(-1) ?? first;
