import { cellKey, type TableField } from '@countersign/template';
import type { PrintedBlock, PrintedChart } from './printed-report.js';
import { blank, type Printing } from './printing.js';

/** A live chart by name: `execution` (rates by item) or `score` (points by group). Any other prints nothing. */
export function printChart(name: string, printing: Printing): PrintedBlock[] {
  const chart = name === 'execution' ? execution(printing) : name === 'score' ? score(printing) : null;
  return chart?.bars.length ? [{ kind: 'chart', chart }] : [];
}

function execution(printing: Printing): PrintedChart | null {
  const { template, visible } = printing.source;
  for (const section of template.definition.sections)
    for (const field of section.fields)
      if (field.kind === 'table' && visible(section.key, field.key)) {
        const column = field.columns.find(
          ({ key, unit }) => unit === '%' && (key === 'progress' || key === field.reason?.column),
        );
        if (column) return rates(field, column, printing);
      }
  return null;
}

function rates(
  field: TableField,
  { key: column, label }: { key: string; label: string },
  printing: Printing,
): PrintedChart {
  const rows = field.rows.filter(({ kind, without }) => kind === 'item' && !without?.includes(column));
  return {
    title: `${field.label}：${label}`,
    unit: '%',
    bars: rows.map((row) => {
      const key = cellKey(field.key, row.key, column);
      return { label: row.label, value: printing.exact(key), shown: printing.figure(key, true).text, of: '1' };
    }),
  };
}

function score({ source: { evaluation, template } }: Printing): PrintedChart {
  const top = new Set(template.definition.groups.filter(({ parent }) => parent === undefined).map(({ key }) => key));
  return {
    title: '绩效评分情况',
    unit: '分',
    bars: evaluation.groups
      .filter(({ key }) => top.has(key))
      .map(({ label, points, of, complete }) => ({
        label,
        value: complete ? points : null,
        shown: complete ? `${points} / ${of}` : `${blank} / ${of}`,
        of,
      })),
  };
}
