import { template2020, type TableField } from '@countersign/template';

const table = template2020.sections
  .flatMap(({ fields }) => fields)
  .find((field): field is TableField => field.key === 'execution')!;

/** The execution table as a spreadsheet copies it: a line a row that has cells; linked and computed cells left blank. */
export function executionBlock(figures: Readonly<Record<string, string>>): string {
  return table.rows
    .filter(({ kind }) => kind !== 'heading')
    .map(({ key }) => table.columns.map((column) => figures[`execution.${key}.${column.key}`] ?? '').join('\t'))
    .join('\n');
}
