import type { CheckDefinition } from '@countersign/checks';
import type { ChecklistSlot } from '@countersign/scoring';
import { checkRows } from './check-context.js';
import type { CompiledTemplate, TemplateError } from './compiled-template.js';
import { collector } from './reference-collector.js';

type Kind = CheckDefinition['kind'];
type Check<K extends Kind> = Extract<CheckDefinition, { kind: K }>;
type Collector = ReturnType<typeof collector>;
type References<K extends Kind> = (check: Check<K>, found: Collector, template: CompiledTemplate) => void;

/** What each kind names besides its formulas. */
const references: { [K in Kind]: References<K> } = {
  stated: ({ narrative }, { answer }) => answer('narrative', '文字栏目', narrative),
  same_fact: ({ places }, { answer, section }) => {
    for (const place of places) {
      section(place.section);
      if ('narrative' in place) answer('narrative', '文字栏目', place.narrative);
    }
  },
  equal: ({ left, right }, found, template) => places([left, right], found, template),
  sum: ({ whole, parts }, found, template) =>
    places([whole, ...parts.filter((part) => 'field' in part)], found, template),
  row: (check, found, template) => {
    const rows = checkRows(template, check.table);
    found.require(template.fields.get(check.table)?.kind === 'table', '表', check.table);
    for (const key of check.rows ?? [])
      found.require(
        rows.some((row) => row.key === key),
        '行',
        `${check.table}.${key}`,
      );
    rowFormulas(check, found, template);
  },
  prose: ({ narrative }, { answer }) => answer('narrative', '文字栏目', narrative),
  count: ({ narrative, list }, { answer }) => {
    answer('narrative', '文字栏目', narrative);
    if (list !== undefined) answer('list', '清单', list);
  },
  unit_doubt: () => {},
  percent: ({ figure }, { require }, { figures }) => require(figures.get(figure)?.unit === '%', '百分比数据', figure),
  no_base: ({ table, amount, base }, { require }, { fields }) => {
    if (table === undefined) return;
    const field = fields.get(table);
    const has = (column: string) => field?.kind === 'table' && field.columns.some(({ key }) => key === column);
    for (const column of [amount, base]) require(has(column), '表列', `${table}.${column}`);
  },
  jump: ({ explained }, { require }, { answers }) => {
    if (explained !== undefined) require(answers.has(explained), '填报项', explained);
  },
  carry_over: ({ opening, closing }, { require }, { figures }) => {
    for (const key of [opening, closing]) require(figures.has(key), '指标数据', key);
  },
  missing_reason: ({ table }, { require }, { fields }) => {
    const field = fields.get(table);
    require(field?.kind === 'table' && field.reason !== undefined, '须说明原因的表', table);
  },
  target: ({ list, name, target, result, deviation, withdrawn }, found, template) =>
    listColumns(list, [name, target, result, deviation, withdrawn?.column], found, template),
  two_targets: ({ lists }, found, template) => {
    for (const { list, quantity, target } of lists) listColumns(list, [quantity, target], found, template);
  },
  alert: ({ value, field }, { require }, template) => {
    require(template.figures.has(value), '指标数据', value);
    require(isPlace(template, field), '栏目', field);
  },
  missing_evidence: ({ answer: key, item, list }, { answer, require }, template) => {
    answer('list', '佐证清单', list);
    const items = checklistOf(template, key)?.items ?? [];
    require(items.some((each) => each.key === item), '评分选项', `${key}.${item}`);
  },
};

/** Tables, columns, places and answers that a check names and that do not exist. */
export function checkReferences(template: CompiledTemplate, check: CheckDefinition): TemplateError[] {
  const found = collector(template, check.key, `核查规则“${check.label}”`);
  found.section(check.section);
  // the table pairs each kind with its own check type, which an index type cannot express
  const ofKind = references[check.kind] as References<Kind>;
  ofKind(check, found, template);
  return found.errors;
}

function places(
  all: readonly { section: string; field: string }[],
  { section, require }: Collector,
  template: CompiledTemplate,
): void {
  for (const place of all) {
    section(place.section);
    require(isPlace(template, place.field), '栏目', place.field);
  }
}

function listColumns(
  list: string,
  columns: readonly (string | undefined)[],
  { answer, require }: Collector,
  { answers }: CompiledTemplate,
): void {
  answer('list', '清单', list);
  const shape = answers.get(list)?.shape;
  if (shape?.kind !== 'list') return;
  for (const column of columns)
    if (column !== undefined) require(shape.columns.some(({ key }) => key === column), '清单列', column);
}

/** Formulas over columns: each is tried in the rows that have them; one that no row has would find nothing. */
function rowFormulas(check: Check<'row'>, { errors }: Collector, template: CompiledTemplate): void {
  const rows = checkRows(template, check.table).filter(({ kind }) => kind !== 'heading');
  for (const { formula } of rows.length ? [check.left, check.right] : []) {
    const named = `核查规则“${check.label}”的公式“${formula}”`;
    const tried = rows.flatMap((row) => row.formula(formula) ?? []);
    if (!tried.length)
      errors.push({ code: 'unknown_name', where: check.key, message: `${named}用到的列，没有一行齐全。` });
    const failed = tried.map((each) => template.model.compile(each)).find(({ ok }) => !ok);
    if (failed && !failed.ok)
      errors.push(
        ...failed.errors.map(({ code, message }) => ({ code, where: check.key, message: `${named}${message}` })),
      );
  }
}

function isPlace({ figures, answers, fields }: CompiledTemplate, key: string): boolean {
  return figures.has(key) || answers.has(key) || fields.has(key);
}

function checklistOf({ answers }: CompiledTemplate, key: string): ChecklistSlot | undefined {
  const shape = answers.get(key)?.shape;
  return shape?.kind === 'rubric' && shape.slot.kind === 'checklist' ? shape.slot : undefined;
}
