import type { TemplateError } from './compiled-template.js';
import type { GrowingRows, TableField, TemplateDefinition } from './definition.js';
import { growingTables, matchesKey, rowLimits, sumOf, within } from './growing-rows.js';
import { templateLimits } from './schema/limits.js';

/**
 * Places of tables that take rows but could not: rows that no subtotal would count, a place that does not exist.
 * `figures` is how many the template has without added rows.
 */
export function growingErrors(definition: TemplateDefinition, figures: number): TemplateError[] {
  const tables = growingTables(definition).map(({ table }) => table);
  // with rows in place: the template was checked before anybody could add them
  if (tables.some(({ rows }) => rows.some(({ added }) => added))) return [];
  const most = tables.reduce((sum, { columns }) => sum + columns.length * rowLimits.ofTable, figures);
  const tooLarge = `增加行后模板最多可达 ${most} 个数据，上限 ${templateLimits.figures} 个，请减少可增加行的表。`;
  return [
    ...(most > templateLimits.figures && tables.length
      ? [{ code: 'too_large', where: tables[0]!.key, message: tooLarge }]
      : []),
    ...tables.flatMap((table) => table.growing.flatMap((place, index) => placeErrors(table, place, index))),
  ];
}

function placeErrors(table: TableField, place: GrowingRows, index: number): TemplateError[] {
  const { under, kind, label, most } = place;
  const errors: TemplateError[] = [];
  const report = (code: string, message: string) =>
    errors.push({ code, where: table.key, message: `表“${table.label}”可增加行的“${label}”${message}` });
  if (table.growing!.findIndex((each) => each.under === under) < index)
    report('duplicate_key', '与前面的重复，请删去一处。');
  if (most !== undefined && (!Number.isInteger(most) || most < 1 || most > rowLimits.ofTable))
    report('bad_limit', `的行数上限应为 1 至 ${rowLimits.ofTable} 的整数。`);
  if (kind === 'of_which') {
    const exists =
      sumOf(table.rows, under) !== undefined ||
      table.rows.some((row) => row.kind !== 'heading' && matchesKey(under, row.key)) ||
      table.growing!.some((each) => each.kind === 'item' && matchesKey(under, within(each.under, '*')));
    if (!exists) report('unknown_row', `所指的行“${under}”不存在，请核对行代码。`);
  } else if (!sumOf(table.rows, under))
    report('uncounted_rows', `没有小计加总“${within(under, '*')}”，增加的行不会计入；请让小计加总它。`);
  return errors;
}
