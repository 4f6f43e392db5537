import { formulasOf as checkFormulas } from '@countersign/checks';
import { formulasOf } from '@countersign/scoring';
import { cellKey, type TableField, type TemplateDefinition } from '@countersign/template';
import { replaced } from './items.js';

/** What a name of a formula, or a key that something refers to, is called from now on. */
export type Renaming = (name: string) => string;

/** A thing that stands by itself, and for a table all its cells. */
export const renamingOf =
  (from: string, to: string): Renaming =>
  (name) =>
    name === from ? to : name.startsWith(`${from}.`) ? to + name.slice(from.length) : name;

const rowRenaming =
  ({ key: table, columns }: TableField, from: string, to: string): Renaming =>
  (name) => {
    const cell = [...columns.map(({ key }) => key), '*'].find((column) => cellKey(table, from, column) === name);
    return cell === undefined ? name : cellKey(table, to, cell);
  };

const columnRenaming =
  (table: string, from: string, to: string): Renaming =>
  (name) =>
    name.startsWith(`${table}.`) && name.endsWith(`.${from}`) ? name.slice(0, -from.length) + to : name;

const names = /(?<![\w.])[a-z][a-z0-9_]*(?:\.(?:[a-z0-9_]+|\*))*(?![\w.]|\s*\()/g;

/** The formula with its names renamed; functions and numbers stay. */
export function renamedFormula(formula: string, rename: Renaming): string {
  return formula.replace(names, (name) => rename(name));
}

/** Properties of rules and checks that hold a key, or keys, of something else. */
const references = new Set([
  'evidence',
  'narratives',
  'narrative',
  'figure',
  'suspect',
  'beside',
  'table',
  'list',
  'answer',
  'field',
  'value',
  'figures',
  'whole',
  'amount',
  'base',
  'opening',
  'closing',
  'explained',
]);

/** A copy with formulas and references renamed, whatever its shape; words for people stay. */
function renamedWithin<T>(value: T, property: string, formulas: ReadonlySet<string>, rename: Renaming): T {
  if (typeof value === 'string') {
    if (formulas.has(value)) return renamedFormula(value, rename) as T & string;
    return references.has(property) ? (rename(value) as T & string) : value;
  }
  if (Array.isArray(value))
    return value.map((each) => renamedWithin(each, property, formulas, rename)) as T & unknown[];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, renamedWithin(each, key, formulas, rename)]),
  ) as T;
}

/** The template with every formula and reference renamed; the thing itself is renamed by its own editing. */
export function renamedReferences(definition: TemplateDefinition, renaming: Renaming): TemplateDefinition {
  // a field or computed figure may be called like a cell of a table without being one
  const others = new Set(
    [...definition.derived, ...definition.sections.flatMap(({ fields }) => fields)].map(({ key }) => key),
  );
  const rename: Renaming = (name) => (others.has(name) ? name : renaming(name));
  const formula = (text: string): string => renamedFormula(text, rename);
  return {
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      ...(section.shows && { shows: section.shows.map(rename) }),
      fields: section.fields.map((field) => {
        if (field.kind === 'figure' && field.formula !== undefined)
          return { ...field, formula: formula(field.formula) };
        return field.kind === 'table'
          ? renamedTable(field, (text) => renamedFormula(text, besides(field, rename)))
          : field;
      }),
    })),
    derived: definition.derived.map((each) => ({ ...each, formula: formula(each.formula) })),
    indicators: definition.indicators.map((indicator) => ({
      ...indicator,
      rule: renamedWithin(indicator.rule, '', new Set(formulasOf(indicator)), rename),
    })),
    checks: definition.checks.map((check) => renamedWithin(check, '', new Set(checkFormulas(check)), rename)),
  };
}

/** Within a table the name of a column means the cell beside, whatever else is called so. */
const besides =
  ({ columns }: TableField, rename: Renaming): Renaming =>
  (name) =>
    columns.some(({ key }) => key === name) ? name : rename(name);

function renamedTable(table: TableField, formula: Renaming): TableField {
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.formula === undefined ? column : { ...column, formula: formula(column.formula) },
    ),
    rows: table.rows.map((row) =>
      row.formulas
        ? {
            ...row,
            formulas: Object.fromEntries(Object.entries(row.formulas).map(([key, text]) => [key, formula(text)])),
          }
        : row,
    ),
  };
}

/** Renames a field or a computed figure, wherever it is referred to. */
export function renameFigure(definition: TemplateDefinition, from: string, to: string): TemplateDefinition {
  const sections = definition.sections.map((section) => ({
    ...section,
    fields: replaced(section.fields, from, (field) => ({ ...field, key: to })),
  }));
  const derived = replaced(definition.derived, from, (each) => ({ ...each, key: to }));
  return renamedReferences({ ...definition, sections, derived }, renamingOf(from, to));
}

export function renameSection(definition: TemplateDefinition, from: string, to: string): TemplateDefinition {
  const at = <T extends { section: string }>(item: T): T => (item.section === from ? { ...item, section: to } : item);
  return {
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      ...(section.key === from && { key: to }),
      ...(section.parent === from && { parent: to }),
    })),
    derived: definition.derived.map(at),
    indicators: definition.indicators.map(at),
    checks: definition.checks.map((check) => inSection(check, from, to)),
  };
}

/** A copy of a check whose places in section `from` are in `to`. */
function inSection<T>(value: T, from: string, to: string): T {
  if (Array.isArray(value)) return value.map((each) => inSection(each, from, to)) as T & unknown[];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'section' && each === from ? to : inSection(each, from, to),
    ]),
  ) as T;
}

/** Renames a row of a table, in its sums and wherever its cells are referred to. */
export function renameRow(definition: TemplateDefinition, table: string, from: string, to: string): TemplateDefinition {
  const changed = withTable(definition, table, (field) => ({
    ...field,
    rows: field.rows.map((row) => ({
      ...row,
      ...(row.key === from && { key: to }),
      ...(row.sum && { sum: row.sum.map((each) => (each === from ? to : each)) }),
    })),
    ...(field.growing && {
      // an item goes under a group, which keeps its name when its subtotal gets another
      growing: field.growing.map((place) =>
        place.kind === 'of_which' && place.under === from ? { ...place, under: to } : place,
      ),
    }),
  }));
  const field = tableOf(definition, table);
  return field ? renamedReferences(changed, rowRenaming(field, from, to)) : definition;
}

/** Renames a column of a table: in the formulas of its row-mates, and wherever its cells are referred to. */
export function renameColumn(
  definition: TemplateDefinition,
  table: string,
  from: string,
  to: string,
): TemplateDefinition {
  const own = (name: string): string => (name === from ? to : name);
  const changed = withTable(definition, table, (field) => {
    const renamed = renamedTable(field, (text) => renamedFormula(text, own));
    return {
      ...renamed,
      columns: replaced(renamed.columns, from, (column) => ({ ...column, key: to })),
      rows: renamed.rows.map((row) => ({
        ...row,
        ...(row.without && { without: row.without.map(own) }),
        ...(row.formulas && {
          formulas: Object.fromEntries(Object.entries(row.formulas).map(([key, text]) => [own(key), text])),
        }),
      })),
      ...(field.reason && { reason: { ...field.reason, column: own(field.reason.column) } }),
    };
  });
  return renamedReferences(changed, columnRenaming(table, from, to));
}

const tableOf = ({ sections }: TemplateDefinition, key: string): TableField | undefined =>
  sections
    .flatMap(({ fields }) => fields)
    .find((field): field is TableField => field.key === key && field.kind === 'table');

function withTable(
  definition: TemplateDefinition,
  key: string,
  change: (table: TableField) => TableField,
): TemplateDefinition {
  return {
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      fields: replaced(section.fields, key, (field) => (field.kind === 'table' ? change(field) : field)),
    })),
  };
}
