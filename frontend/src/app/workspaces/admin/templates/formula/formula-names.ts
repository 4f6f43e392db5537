import { computed, inject, Injectable } from '@angular/core';
import { cellKey, hasCell, type TableField } from '@countersign/template';
import { DraftStore } from '../draft/draft-store.js';
import { TrialStore } from '../trial/trial-store.js';
import type { Siblings } from './formula-text.js';
import type { Proposal } from './proposals.js';

/** Names that a formula of the draft may use, for proposals and for reading it aloud. */
@Injectable()
export class FormulaNames {
  private readonly draft = inject(DraftStore);
  private readonly trial = inject(TrialStore);

  private readonly tables = computed(
    () =>
      new Map(
        this.draft
          .definition()
          .sections.flatMap(({ fields }) => fields)
          .filter((field): field is TableField => field.kind === 'table')
          .map((table) => [table.key, table]),
      ),
  );
  /** Every figure, and for each column of a table all its rows at once. */
  readonly figures = computed<Proposal[]>(() => {
    const figures = [...(this.trial.template()?.figures.values() ?? [])];
    return [
      ...figures.map(({ key, label }) => ({ insert: key, label })),
      ...this.patterns().map(({ key, label }) => ({ insert: key, label })),
    ];
  });
  private readonly patterns = computed(() =>
    [...this.tables().values()].flatMap((table) =>
      table.columns.map((column) => ({
        key: cellKey(table.key, '*', column.key),
        label: `${table.number ?? table.label} 各行 ${column.label}`,
      })),
    ),
  );
  private readonly labels = computed(
    () => new Map([...this.patterns()].map(({ key, label }) => [key, label] as const)),
  );

  columns(table: string): Proposal[] {
    return (
      this.tables()
        .get(table)
        ?.columns.map(({ key, label }) => ({ insert: key, label: `本行 ${label}` })) ?? []
    );
  }

  /** The columns of a table stand for cells of its first row, so that a formula over them can be tried. */
  siblings(table: string): Siblings {
    const field = this.tables().get(table);
    if (!field) return new Map();
    const rows = [...field.rows].sort((a, b) => rank(a.kind) - rank(b.kind));
    return new Map(
      field.columns.flatMap((column) => {
        const row = rows.find((each) => hasCell(each, column));
        return row ? [[column.key, cellKey(table, row.key, column.key)] as const] : [];
      }),
    );
  }

  /** What a figure or a column is called; empty when there is none. */
  spoken(key: string): string {
    const label = this.label(key, '');
    return label === key ? '' : label;
  }

  label(key: string, table: string): string {
    const column = this.tables()
      .get(table)
      ?.columns.find((each) => each.key === key);
    return column?.label ?? this.labels().get(key) ?? this.trial.label(key);
  }
}

const rank = (kind: string): number => (kind === 'item' ? 0 : 1);
