import type { AnswerSlot } from '@countersign/scoring';
import { answerKeysOf } from '@countersign/scoring';
import { cellKey, reasonKey } from './cell-key.js';
import type {
  FieldDefinition,
  FigureShape,
  ListField,
  SectionDefinition,
  TableColumn,
  TableField,
  TableRow,
  TemplateDefinition,
} from './definition.js';
import { matchesKey, rowsKey, within } from './growing-rows.js';

/** A figure of the template: where it stands, how it is typed and shown, and the formula when nobody types it. */
export interface FigureInfo extends FigureShape {
  key: string;
  section: string;
  /** Key of the field (or of the derived figure itself) that shows it. */
  field: string;
  /** For people: `表5 人才专项经费 支出`. */
  label: string;
  formula?: string;
}

export type AnswerShape =
  | { kind: 'narrative'; maxLength: number }
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
  | { kind: 'list'; columns: ListField['columns'] }
  | { kind: 'reason' }
  | { kind: 'rows'; table: TableField }
  | { kind: 'rubric'; indicator: string; slot: AnswerSlot };

/** Anything that people write and that is not a number of its own. */
export interface AnswerInfo {
  key: string;
  section: string;
  field: string;
  label: string;
  shape: AnswerShape;
}

export interface Catalogue {
  figures: FigureInfo[];
  answers: AnswerInfo[];
}

/** Every figure and answer that a template defines, in the order of its sections. May hold duplicates; `compileTemplate` reports them. */
export function catalogueOf({ sections, derived, indicators }: TemplateDefinition): Catalogue {
  const catalogue: Catalogue = { figures: [], answers: [] };
  for (const section of sections) {
    for (const field of section.fields) addField(catalogue, section, field);
    for (const indicator of indicators.filter((each) => each.section === section.key))
      for (const slot of answerKeysOf(indicator))
        catalogue.answers.push({
          key: slot.key,
          section: section.key,
          field: indicator.key,
          label: slot.label === indicator.label ? slot.label : `${indicator.label}：${slot.label}`,
          shape: { kind: 'rubric', indicator: indicator.key, slot },
        });
  }
  for (const { key, label, formula, section, ...shape } of derived)
    catalogue.figures.push({ ...shapeOf(shape), key, label, formula, section, field: key });
  return catalogue;
}

const shapeOf = ({ unit, decimals, negative, max }: FigureShape): FigureShape => ({
  unit,
  decimals,
  ...(negative && { negative }),
  ...(max !== undefined && { max }),
});

function addField({ figures, answers }: Catalogue, section: SectionDefinition, field: FieldDefinition): void {
  const common = { key: field.key, section: section.key, field: field.key, label: field.label };
  switch (field.kind) {
    case 'figure':
      figures.push({ ...common, ...shapeOf(field), ...(field.formula && { formula: field.formula }) });
      break;
    case 'narrative':
      answers.push({ ...common, shape: { kind: 'narrative', maxLength: field.maxLength } });
      break;
    case 'choice':
      answers.push({ ...common, shape: { kind: 'choice', options: field.options } });
      break;
    case 'list':
      answers.push({ ...common, shape: { kind: 'list', columns: field.columns } });
      break;
    case 'table':
      figures.push(...cellsOf(section.key, field));
      if (field.growing?.length)
        answers.push({
          ...common,
          key: rowsKey(field.key),
          label: `${field.number ?? field.label} 增加的行`,
          shape: { kind: 'rows', table: field },
        });
      answers.push(...field.rows.flatMap((row) => reasonOf(section.key, field, row) ?? []));
  }
}

/** The reason that a row of a table may owe. */
export function reasonOf(
  section: string,
  { key: field, reason }: TableField,
  { key, label, kind }: TableRow,
): AnswerInfo | undefined {
  if (!reason || (kind !== 'item' && kind !== 'of_which')) return undefined;
  return {
    key: reasonKey(field, key),
    section,
    field,
    label: `${label} ${reason.label}`,
    shape: { kind: 'reason' },
  };
}

/** Whether a table has a cell at this row and column. */
export function hasCell(row: TableRow, column: TableColumn): boolean {
  return row.kind !== 'heading' && !row.without?.includes(column.key);
}

/** The cells of a table's rows, in their order. */
export function cellsOf(section: string, table: TableField): FigureInfo[] {
  return table.rows.flatMap((row) =>
    table.columns
      .filter((column) => hasCell(row, column))
      .map((column): FigureInfo => {
        const formula = cellFormula(table, row, column);
        return {
          ...shapeOf(column),
          key: cellKey(table.key, row.key, column.key),
          section,
          field: table.key,
          label: [table.number ?? table.label, row.label, column.label].filter(Boolean).join(' '),
          ...(formula !== undefined && { formula }),
        };
      }),
  );
}

/** The row's own formula wins, then the column's, then the sum of a subtotal or total; undefined for a cell that is typed. */
function cellFormula(table: TableField, row: TableRow, column: TableColumn): string | undefined {
  const own = row.formulas?.[column.key];
  if (own !== undefined) return withSiblings(own, table, row);
  if (column.formula !== undefined) return withSiblings(column.formula, table, row);
  if (!row.sum) return undefined;
  const addends = row.sum.filter((key) => {
    const addend = table.rows.find((each) => each.key === key);
    return !addend ? !mayBeEmpty(table, key) : hasCell(addend, column);
  });
  if (!addends.length && row.sum.some((key) => mayBeEmpty(table, key))) return '0';
  return `sum(${addends.map((key) => cellKey(table.key, key, column.key)).join(', ')})`;
}

/** Whether a group has no rows yet, and people may add some. */
export function mayBeEmpty(table: TableField, pattern: string): boolean {
  const grows = table.growing?.some(({ under }) => within(under, '*') === pattern) ?? false;
  const isAddend = ({ key, kind, sum }: TableRow) =>
    kind !== 'heading' && !sum?.includes(pattern) && matchesKey(pattern, key);
  return grows && !table.rows.some(isAddend);
}

const nameInFormula = /[a-z][a-z0-9_.*]*(?!\s*\(|[\w.*])/g;

/** Columns of a table that a formula names. */
export function columnsUsed(formula: string, table: TableField): string[] {
  return table.columns.map(({ key }) => key).filter((key) => formula.match(nameInFormula)?.includes(key));
}

/** Names of sibling columns become the cells of the same row; a name followed by `(` is a function. */
export function withSiblings(formula: string, table: TableField, row: TableRow): string {
  return formula.replace(nameInFormula, (name) =>
    table.columns.some(({ key }) => key === name) ? cellKey(table.key, row.key, name) : name,
  );
}
