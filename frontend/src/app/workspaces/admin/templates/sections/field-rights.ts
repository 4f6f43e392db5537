import { Component, computed, input, output } from '@angular/core';
import {
  viewersInWords,
  writersInWords,
  type FieldDefinition,
  type FieldRight,
  type FieldRole,
  type ViewerRole,
} from '@countersign/template';
import { withRights } from '../editing/rights.js';
import { RightsList } from './rights-list.js';

const writers: readonly FieldRole[] = ['owner', 'assisting', 'reviewer', 'finance'];
const viewers: readonly ViewerRole[] = [...writers, 'leader', 'coordinator', 'auditor', 'public'];
const ownersAlone: readonly FieldRight<FieldRole>[] = ['owner'];

/** Who writes a field and who sees it, and the same as a sentence. */
@Component({
  selector: 'cs-field-rights',
  imports: [RightsList],
  template: `
    @if (typed()) {
      <fieldset>
        <legend>谁来填写</legend>
        <cs-rights-list
          label="谁来填写"
          [roles]="writers"
          [rights]="editableBy()"
          (changed)="put('editableBy', $event)"
        />
      </fieldset>
    }
    <fieldset>
      <legend>谁能看到</legend>
      <label>
        <input type="radio" name="seen-by" [checked]="!field().visibleTo" (change)="put('visibleTo', null)" />
        能看本章节的所有人
      </label>
      <label>
        <input type="radio" name="seen-by" [checked]="!!field().visibleTo" (change)="restrict()" />
        只有这些人（填写的人总能看到）
      </label>
      @if (field().visibleTo; as visibleTo) {
        <cs-rights-list label="谁能看到" [roles]="viewers" [rights]="visibleTo" (changed)="put('visibleTo', $event)" />
      }
    </fieldset>
    <p class="cs-muted" aria-live="polite">{{ sentence() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
    }
    fieldset {
      display: grid;
      gap: 6px;
      margin: 0;
      border: 1px solid var(--cs-line);
      border-radius: 4px;
      padding: 8px 12px;
    }
    legend {
      font-weight: 600;
      padding: 0 4px;
    }
    label {
      display: flex;
      gap: 6px;
      align-items: center;
    }
    p {
      margin: 0;
    }
  `,
})
export class FieldRights {
  readonly field = input.required<FieldDefinition>();
  readonly changed = output<FieldDefinition>();
  protected readonly writers = writers;
  protected readonly viewers = viewers;
  protected readonly typed = computed(() => {
    const field = this.field();
    return field.kind !== 'figure' || field.formula === undefined;
  });
  protected readonly editableBy = computed(() => this.field().editableBy ?? ownersAlone);
  protected readonly sentence = computed(() => `${writersInWords(this.field())}；${viewersInWords(this.field())}。`);

  protected put(key: 'editableBy' | 'visibleTo', rights: readonly FieldRight<ViewerRole>[] | null): void {
    this.changed.emit(withRights(this.field(), key, rights));
  }

  /** Begins with the reviewer, who must be able to review it. */
  protected restrict(): void {
    if (!this.field().visibleTo) this.put('visibleTo', ['reviewer']);
  }
}
