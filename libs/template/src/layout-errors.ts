import type { TemplateError } from './compiled-template.js';
import type { SectionDefinition, TableField, TemplateDefinition } from './definition.js';
import { hasCell, mayBeEmpty } from './catalogue.js';
import { matchesKey } from './growing-rows.js';

/** Faults of the tree of sections and groups and of the fields' inner make-up; keys across the template are checked elsewhere. */
export function layoutErrors(template: TemplateDefinition): TemplateError[] {
  return [
    ...parentErrors('章节', template.sections),
    ...parentErrors('评分分组', template.groups),
    ...sectionErrors(template),
    ...derivedErrors(template),
    ...template.sections.flatMap(({ fields }) => fields.flatMap(fieldErrors)),
  ];
}

/** Every circle of parents, told at each member; a parent that does not exist. */
function parentErrors(what: string, items: readonly { key: string; parent?: string }[]): TemplateError[] {
  const parents = new Map(items.map(({ key, parent }) => [key, parent]));
  return items.flatMap(({ key, parent }): TemplateError[] => {
    if (parent !== undefined && !parents.has(parent))
      return [{ code: 'unknown_parent', where: key, message: `${what}“${key}”的上级“${parent}”不存在。` }];
    const seen = new Set<string>();
    for (let above = parent; above !== undefined && !seen.has(above); above = parents.get(above)) {
      if (above === key)
        return [{ code: 'parent_cycle', where: key, message: `${what}“${key}”的上级绕回了它自己，请改正上级。` }];
      seen.add(above);
    }
    return [];
  });
}

function sectionErrors({ sections, derived, indicators }: TemplateDefinition): TemplateError[] {
  const headings = new Set(sections.filter(({ heading }) => heading).map(({ key }) => key));
  const parents = new Set(sections.map(({ parent }) => parent));
  const used = new Set([...indicators, ...derived].map(({ section }) => section));
  const errors: TemplateError[] = [];
  const report = (code: string, where: string, message: string) => errors.push({ code, where, message });
  for (const section of sections) {
    const { key, title, parent, heading, fields } = section;
    if (heading && fields.length) report('heading_with_fields', key, `“${title}”是标题，不能有栏目，请移到下级章节。`);
    if (heading && !parents.has(key)) report('empty_section', key, `标题“${title}”下没有章节，请添加章节或删除标题。`);
    if (!heading && !used.has(key) && isBare(section))
      report('empty_section', key, `章节“${title}”没有栏目，也不显示数据或得分，请添加栏目或删除章节。`);
    if (
      parent !== undefined &&
      parents.has(parent) &&
      !headings.has(parent) &&
      sections.some((each) => each.key === parent)
    )
      report('parent_not_heading', key, `章节“${title}”的上级“${parent}”不是标题，请选择标题作上级。`);
  }
  for (const { key, label, section } of [...indicators, ...derived])
    if (headings.has(section)) report('in_heading', key, `“${label}”不能属于标题“${section}”，请选择下级章节。`);
  return errors;
}

/** A computed figure called like a table: links and texts could not tell them apart. Other kinds of fields collide as figures or answers. */
function derivedErrors({ sections, derived }: TemplateDefinition): TemplateError[] {
  const tables = new Set(
    sections.flatMap(({ fields }) => fields.flatMap(({ kind, key }) => (kind === 'table' ? key : []))),
  );
  return derived
    .filter(({ key }) => tables.has(key))
    .map(({ key }) => ({
      code: 'duplicate_key',
      where: key,
      message: `计算值代码“${key}”与一张表相同，请改用不同代码。`,
    }));
}

function isBare({ fields, shows, showsScore }: SectionDefinition): boolean {
  return !fields.length && !shows?.length && !showsScore;
}

function fieldErrors(field: SectionDefinition['fields'][number]): TemplateError[] {
  switch (field.kind) {
    case 'table':
      return tableErrors(field);
    case 'list':
      return repeatedErrors(field.key, `清单“${field.label}”的列代码`, field.columns);
    case 'choice':
      return repeatedErrors(
        field.key,
        `“${field.label}”的选项`,
        field.options.map(({ value }) => ({ key: value })),
      );
    case 'narrative':
    case 'figure':
      return [];
  }
}

function repeatedErrors(where: string, what: string, items: readonly { key: string }[]): TemplateError[] {
  const keys = items.map(({ key }) => key);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) => ({
    code: 'duplicate_key',
    where,
    message: `${what}“${key}”重复，请改用不同代码。`,
  }));
}

function tableErrors(table: TableField): TemplateError[] {
  const { key: where, label, columns, rows, reason } = table;
  const columnKeys = new Set(columns.map(({ key }) => key));
  const errors = [
    ...repeatedErrors(where, `表“${label}”的列代码`, columns),
    ...repeatedErrors(where, `表“${label}”的行代码`, rows),
  ];
  const column = (key: string, by: string) => {
    if (!columnKeys.has(key))
      errors.push({ code: 'unknown_column', where, message: `表“${label}”${by}所指的列“${key}”不存在。` });
  };
  if (reason) column(reason.column, '的说明原因');
  for (const row of rows) {
    for (const key of [...Object.keys(row.formulas ?? {}), ...(row.without ?? [])]) column(key, `的行“${row.label}”`);
    for (const pattern of row.sum ?? [])
      if (
        !mayBeEmpty(table, pattern) &&
        !rows.some((addend) => addend.key !== row.key && addend.kind !== 'heading' && matchesKey(pattern, addend.key))
      )
        errors.push({
          code: 'unknown_row',
          where,
          message: `表“${label}”的行“${row.label}”要加总的行“${pattern}”不存在，请核对行代码。`,
        });
    if ((row.kind === 'subtotal' || row.kind === 'total') && isTyped(table, row))
      errors.push({
        code: 'subtotal_without_sum',
        where,
        message: `表“${label}”的行“${row.label}”没有写明加总哪些行，请选择要加总的行或写公式。`,
      });
  }
  return errors;
}

/** Whether people would have to type a cell of this row. */
function isTyped({ columns }: TableField, row: TableField['rows'][number]): boolean {
  return (
    !row.sum &&
    columns.some((each) => hasCell(row, each) && each.formula === undefined && row.formulas?.[each.key] === undefined)
  );
}
