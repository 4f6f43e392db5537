import type { ListField } from '@countersign/template';
import type { WorkbookSource } from './report-workbook.js';
import type { SheetDraft } from './sheet-draft.js';
import type { WorkbookCell } from './workbook.js';

/** A list of texts: title, heads, one row each. */
export function listSheet({ key, number, label, columns }: ListField, { inputs }: WorkbookSource): SheetDraft {
  const value = inputs.answers[key];
  const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, string>>[]) : [];
  const title = [number, label].filter(Boolean).join(' ');
  return {
    title,
    figures: new Map(),
    sheet: (name) => ({
      name,
      landscape: true,
      headRows: 2,
      headColumns: 1,
      columns: [{ width: 6 }, ...columns.map(({ width }) => ({ width: width === 'narrow' ? 14 : 36 }))],
      rows: [
        { cells: [{ style: 'title', text: title, span: columns.length + 1 }] },
        { cells: [head('序号'), ...columns.map((column) => head(column.label))] },
        ...rows.map((row, index) => ({
          cells: [
            { style: 'name' as const, text: String(index + 1) },
            ...columns.map((column): WorkbookCell => ({ style: 'text', text: row[column.key] ?? '' })),
          ],
        })),
      ],
    }),
  };
}

const head = (text: string): WorkbookCell => ({ style: 'head', text });
