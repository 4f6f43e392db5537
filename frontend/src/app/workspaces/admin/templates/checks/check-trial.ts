import { Component, computed, inject, input } from '@angular/core';
import type { CheckDefinition } from '@countersign/checks';
import type { ListField } from '@countersign/template';
import { DraftStore } from '../draft/draft-store.js';
import type { FormPart, FormValue } from '../form/form-part.js';
import { RowsEditor } from '../form/rows-editor.js';
import { TrialFigures } from '../trial/trial-figures.js';
import { TrialSource } from '../trial/trial-source.js';
import { TrialStore } from '../trial/trial-store.js';
import { columnsNamedBy, fieldsNamedBy, itemsNamedBy } from './check-fields.js';

/** What the open check finds in the trial inputs, at once; the texts, lists and figures that it reads can be changed. */
@Component({
  selector: 'cs-check-trial',
  imports: [RowsEditor, TrialFigures, TrialSource],
  templateUrl: './check-trial.html',
  styleUrls: ['../trial/trial-panel.css', './check-trial.css'],
})
export class CheckTrial {
  readonly check = input.required<CheckDefinition>();
  private readonly draft = inject(DraftStore);
  private readonly trial = inject(TrialStore);
  private readonly fields = computed(() => fieldsNamedBy(this.draft.definition(), this.check()));
  protected readonly tried = computed(
    () => this.trial.template()?.definition.checks.some(({ key }) => key === this.check().key) ?? false,
  );
  protected readonly findings = computed(
    () => this.trial.result()?.findings.filter(({ check }) => check === this.check().key) ?? [],
  );
  protected readonly narratives = computed(() =>
    this.fields().flatMap((field) =>
      field.kind === 'narrative' ? { key: field.key, label: field.label, text: this.textOf(field.key) } : [],
    ),
  );
  protected readonly lists = computed(() =>
    this.fields().flatMap((field) =>
      field.kind === 'list'
        ? {
            key: field.key,
            label: field.label,
            parts: partsOf(columnsNamedBy(this.check(), field)),
            fresh: freshOf(field),
            rows: this.rowsOf(field.key),
          }
        : [],
    ),
  );
  protected readonly items = computed(() => itemsNamedBy(this.draft.definition(), this.check()));

  protected write(key: string, text: string): void {
    this.trial.setAnswer(key, text.trim() ? text : undefined);
  }

  protected putRows(key: string, rows: readonly FormValue[]): void {
    this.trial.setAnswer(key, rows.length ? rows : undefined);
  }

  protected ticked(answer: string, item: string): boolean {
    const value = this.trial.inputs().answers[answer];
    return typeof value === 'object' && value !== null && (value as Record<string, unknown>)[item] === true;
  }

  protected tick(answer: string, item: string, on: boolean): void {
    const value = this.trial.inputs().answers[answer];
    const ticks = typeof value === 'object' && value !== null ? value : {};
    this.trial.setAnswer(answer, { ...ticks, [item]: on });
  }

  private textOf(key: string): string {
    const answer = this.trial.inputs().answers[key];
    return typeof answer === 'string' ? answer : '';
  }

  private rowsOf(key: string): readonly FormValue[] {
    const answer = this.trial.inputs().answers[key];
    return Array.isArray(answer) ? (answer as FormValue[]) : [];
  }
}

const partsOf = (columns: ListField['columns']): readonly FormPart[] =>
  columns.map(({ key, label }) => ({ kind: 'text', key, label, optional: true }));
const freshOf =
  ({ columns }: ListField) =>
  (): FormValue =>
    Object.fromEntries(columns.map(({ key }) => [key, '']));
