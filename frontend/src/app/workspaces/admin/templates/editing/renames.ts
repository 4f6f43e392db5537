import { cellKey, reasonKey, type TableField, type TemplateDefinition } from '@countersign/template';
import { replaced } from './items.js';
import { renamedFormula, renamingOf, type Renaming } from './renaming.js';
import type { Visit } from './references/reference.js';
import { visitedTemplate } from './references/template-places.js';

/** Renames a field or a computed figure, wherever it is referred to. */
export function renameFigure(definition: TemplateDefinition, from: string, to: string): TemplateDefinition {
  const sections = definition.sections.map((section) => ({
    ...section,
    fields: replaced(section.fields, from, (field) => ({ ...field, key: to })),
  }));
  const derived = replaced(definition.derived, from, (each) => ({ ...each, key: to }));
  const renamed = { ...definition, sections, derived };
  // a check names a renamed table by its old key, the table itself by the new one
  const tables = (key: string) => tableOf(definition, key) ?? tableOf(renamed, key);
  return visitedTemplate(renamed, figuresNamed(tables, besidesOthers(renamed, from, renamingOf(from, to))));
}

export function renameSection(definition: TemplateDefinition, from: string, to: string): TemplateDefinition {
  const sections = replaced(definition.sections, from, (section) => ({ ...section, key: to }));
  return visitedTemplate({ ...definition, sections }, ofKind('section', from, to));
}

export function renameGroup(definition: TemplateDefinition, from: string, to: string): TemplateDefinition {
  const groups = replaced(definition.groups, from, (group) => ({ ...group, key: to }));
  return visitedTemplate({ ...definition, groups }, ofKind('group', from, to));
}

/** Renames an indicator; checks that point to one of its answers follow. */
export function renameIndicator(definition: TemplateDefinition, from: string, to: string): TemplateDefinition {
  const indicators = replaced(definition.indicators, from, (indicator) => ({ ...indicator, key: to }));
  const rename = renamingOf(from, to);
  const figures = fieldKeys(definition);
  const isFigure = (name: string) => figures.some((key) => isWithin(name, key));
  return visitedTemplate({ ...definition, indicators }, ({ kind, text }) =>
    kind === 'answer' || (kind === 'place' && !isFigure(text)) ? rename(text) : text,
  );
}

/** Nothing refers to a check. */
export function renameCheck(definition: TemplateDefinition, from: string, to: string): TemplateDefinition {
  return { ...definition, checks: replaced(definition.checks, from, (check) => ({ ...check, key: to })) };
}

/**
 * Renames a row of a table, in its sums and wherever it or its cells are referred to. "Of which" rows are called after
 * the row that they belong to, so they are renamed along.
 */
export function renameRow(definition: TemplateDefinition, table: string, from: string, to: string): TemplateDefinition {
  const rows = tableOf(definition, table)?.rows ?? [];
  const own = rows.find(({ key }) => key === from);
  const below = rows.filter(
    ({ kind, key }) => own?.kind === 'item' && kind === 'of_which' && key.startsWith(`${from}.`),
  );
  return below.reduce(
    (changed, { key }) => renameOneRow(changed, table, key, to + key.slice(from.length)),
    renameOneRow(definition, table, from, to, below.length > 0),
  );
}

/** `family`: patterns that begin with the row (`basic.public.*`) mean its "of which" rows and go along. */
function renameOneRow(
  definition: TemplateDefinition,
  table: string,
  from: string,
  to: string,
  family = false,
): TemplateDefinition {
  const field = tableOf(definition, table);
  if (!field) return definition;
  const cells = new Map(
    [...field.columns.map(({ key }) => key), '*'].map((column) => [
      cellKey(table, from, column),
      cellKey(table, to, column),
    ]),
  );
  cells.set(reasonKey(table, from), reasonKey(table, to));
  const patterns = family ? renamingOf(cellKey(table, from, ''), cellKey(table, to, '')) : (name: string) => name;
  const rename = besidesOthers(
    definition,
    table,
    (name) => cells.get(name) ?? (name.includes('*') ? patterns(name) : name),
  );
  const named = figuresNamed((key) => tableOf(definition, key), rename);
  const changed = withTable(definition, table, (each) => ({
    ...each,
    rows: replaced(each.rows, from, (row) => ({ ...row, key: to })),
  }));
  return visitedTemplate(changed, (reference) => {
    const { kind, text } = reference;
    if (kind === 'row' && reference.table === table)
      return text === from ? to : family && text.includes('*') ? renamingOf(from, to)(text) : text;
    return named(reference);
  });
}

/** Renames a column of a table: in the formulas of its row-mates, and wherever it or its cells are referred to. */
export function renameColumn(
  definition: TemplateDefinition,
  table: string,
  from: string,
  to: string,
): TemplateDefinition {
  const field = tableOf(definition, table);
  if (!field) return definition;
  const cells = new Map(field.rows.map(({ key }) => [cellKey(table, key, from), cellKey(table, key, to)]));
  const others = field.columns.map(({ key }) => key).filter((key) => key !== from);
  const pattern = (name: string): string => {
    const ofTable = name.includes('*') && name.startsWith(`${table}.`);
    if (!ofTable || !(from ? name.endsWith(`.${from}`) : !others.some((key) => name.endsWith(`.${key}`)))) return name;
    return cellKey(from ? name.slice(0, -from.length - 1) : name, '', to);
  };
  const rename = besidesOthers(definition, table, (name) => cells.get(name) ?? pattern(name));
  const named = figuresNamed((key) => tableOf(definition, key), rename);
  const own: Renaming = (name) => (name === from ? to : besides(field, rename)(name));
  const changed = withTable(definition, table, (each) => ({
    ...each,
    columns: replaced(each.columns, from, (column) => ({ ...column, key: to })),
  }));
  return visitedTemplate(changed, (reference) => {
    const { kind, text } = reference;
    if (reference.table === table && kind === 'column') return text === from ? to : text;
    if (reference.table === table && kind === 'columns') return renamedFormula(text, own);
    return named(reference);
  });
}

const ofKind =
  (wanted: 'section' | 'group', from: string, to: string): Visit =>
  ({ kind, text }) =>
    kind === wanted && text === from ? to : text;

/** Figures and fields renamed, wherever they are named. */
function figuresNamed(tables: (key: string) => TableField | undefined, rename: Renaming): Visit {
  return ({ kind, text, table }) => {
    switch (kind) {
      case 'name':
      case 'place':
        return rename(text);
      case 'formula':
        return renamedFormula(text, rename);
      case 'columns': {
        const field = table === undefined ? undefined : tables(table);
        return renamedFormula(text, field ? besides(field, rename) : rename);
      }
      default:
        return text;
    }
  };
}

/** Within a table the name of a column means the cell beside, whatever else is called so. */
const besides =
  ({ columns }: TableField, rename: Renaming): Renaming =>
  (name) =>
    columns.some(({ key }) => key === name) ? name : rename(name);

const fieldKeys = ({ derived, sections }: TemplateDefinition): string[] =>
  [...derived, ...sections.flatMap(({ fields }) => fields)].map(({ key }) => key);

/** Whether the name is the field's own key or a part of it, such as a cell. */
const isWithin = (name: string, key: string): boolean => name === key || name.startsWith(`${key}.`);

/** A field or computed figure may be called like a part of another (`staff.retired` beside `staff`) without being one. */
function besidesOthers(definition: TemplateDefinition, own: string, rename: Renaming): Renaming {
  const others = fieldKeys(definition).filter((key) => key.startsWith(`${own}.`));
  return (name) => (others.some((key) => isWithin(name, key)) ? name : rename(name));
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
