import { referencesIn } from '@countersign/narrative';
import { cellKey } from './cell-key.js';
import { hasCell } from './catalogue.js';
import type { CompiledTemplate } from './compiled-template.js';
import type { TableField } from './definition.js';
import { rowsKey } from './growing-rows.js';

/** A chart that a narrative can show: bars of one measure, each the value of a figure or the points of a group. */
export interface LiveChart {
  name: string;
  title: string;
  unit: string;
  bars: readonly { label: string; figure?: string; group?: string }[];
}

/** Table of the template that `{{table:key}}` shows. */
export function liveTable(template: CompiledTemplate, key: string): TableField | undefined {
  const field = template.fields.get(key);
  return field?.kind === 'table' ? field : undefined;
}

/**
 * Charts that narratives of this template can show: `execution`, the column for which the first table owes reasons,
 * item by item and in total; `score`, the points by group.
 */
export function liveCharts(template: CompiledTemplate): LiveChart[] {
  const { groups } = template.definition;
  const bars = groups.filter(({ parent }) => parent === undefined).map(({ key, label }) => ({ label, group: key }));
  const score: LiveChart = { name: 'score', title: '各项得分', unit: '分', bars };
  return [...executionChart(template), ...(bars.length ? [score] : [])];
}

function executionChart({ fields }: CompiledTemplate): LiveChart[] {
  for (const table of fields.values()) {
    const column = table.kind === 'table' && table.columns.find(({ key }) => key === table.reason?.column);
    if (table.kind !== 'table' || !column) continue;
    const bars = table.rows
      .filter((row) => (row.kind === 'item' || row.kind === 'total') && hasCell(row, column))
      .map((row) => ({ label: row.label, figure: cellKey(table.key, row.key, column.key) }));
    return [{ name: 'execution', title: `${table.label} ${column.label}`, unit: column.unit, bars }];
  }
  return [];
}

/** What the narratives of a section show beside their words. */
export interface ShownLive {
  figures: ReadonlySet<string>;
  /** Figures of which a narrative tells the change against last year. */
  compared: ReadonlySet<string>;
  /** Answers that hold the added rows of a shown table. */
  rows: ReadonlySet<string>;
  groups: ReadonlySet<string>;
}

/** Everything live in these answers that the template knows; a narrative is told by being a text. */
export function shownLive(template: CompiledTemplate, answers: Readonly<Record<string, unknown>>): ShownLive {
  const shown = {
    figures: new Set<string>(),
    compared: new Set<string>(),
    rows: new Set<string>(),
    groups: new Set<string>(),
  };
  for (const answer of Object.values(answers)) {
    if (typeof answer !== 'string') continue;
    const { chips, tables, charts } = referencesIn(answer);
    for (const { key, change } of chips) {
      if (!template.figures.has(key)) continue;
      shown.figures.add(key);
      if (change) shown.compared.add(key);
    }
    for (const table of tables.flatMap((key) => liveTable(template, key) ?? [])) {
      for (const figure of template.figures.values()) if (figure.field === table.key) shown.figures.add(figure.key);
      if (table.growing?.length) shown.rows.add(rowsKey(table.key));
    }
    for (const { bars } of liveCharts(template).filter(({ name }) => charts.includes(name)))
      for (const { figure, group } of bars) {
        if (figure !== undefined) shown.figures.add(figure);
        if (group !== undefined) shown.groups.add(group);
      }
  }
  return shown;
}
