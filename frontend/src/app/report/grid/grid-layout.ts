import {
  cellKey,
  hasCell,
  type FigureShape,
  type TableColumn,
  type TableField,
  type TableRow,
} from '@countersign/template';

export interface GridCell {
  key: string;
  row: number;
  column: number;
  /** `公用经费 · 支出`, for messages and screen readers. */
  label: string;
  shape: FigureShape;
  /** How the value comes about when nobody types it, over figure keys. */
  formula: string | undefined;
  /** The row does not have this column. */
  absent: boolean;
}

export interface GridRow {
  key: string;
  label: string;
  kind: TableRow['kind'];
  /** A clerk added it. */
  added: boolean;
  /** Empty for a heading. */
  cells: readonly GridCell[];
}

/** A table's cells by place. Columns are the figures only; the row's name stands before them. */
export interface Grid {
  table: string;
  columns: readonly TableColumn[];
  rows: readonly GridRow[];
}

/** `formulaOf` gives the formula of a computed cell, undefined for one that is typed (`CompiledTemplate.figures`). */
export function gridOf(field: TableField, formulaOf: (key: string) => string | undefined): Grid {
  return {
    table: field.key,
    columns: field.columns,
    rows: field.rows.map((row, index) => ({
      key: row.key,
      label: row.label,
      kind: row.kind,
      added: row.added === true,
      cells:
        row.kind === 'heading'
          ? []
          : field.columns.map((column, at): GridCell => {
              const key = cellKey(field.key, row.key, column.key);
              return {
                key,
                row: index,
                column: at,
                label: `${row.label} · ${column.label}`,
                shape: column,
                formula: formulaOf(key),
                absent: !hasCell(row, column),
              };
            }),
    })),
  };
}

export const cellAt = (grid: Grid, row: number, column: number): GridCell | undefined => grid.rows[row]?.cells[column];

/** Whether a person may type here, given that the table is open to them. */
export const isEntry = (cell: GridCell): boolean => !cell.absent && cell.formula === undefined;
