import { Component, computed, inject, input } from '@angular/core';
import type { ChoiceField as ChoiceDefinition } from '@countersign/template';
import { SectionStore } from '../section/section-store.js';
import { FieldFrame } from './field-frame.js';

/** One of several; on paper only the chosen one is told. */
@Component({
  selector: 'cs-choice-field',
  imports: [FieldFrame],
  template: `
    <cs-field-frame
      [key]="field().key"
      [label]="field().label"
      [guidance]="field().guidance"
      [required]="field().required"
    >
      @if (open()) {
        <div role="radiogroup" [attr.aria-labelledby]="field().key + '-label'">
          @for (option of field().options; track option.value) {
            <label>
              <input
                type="radio"
                [name]="field().key"
                [value]="option.value"
                [checked]="chosen() === option.value"
                (change)="section.edit({ kind: 'answer', key: field().key, value: option.value })"
              />
              {{ option.label }}
            </label>
          }
        </div>
      } @else {
        <p>{{ shown() }}</p>
      }
    </cs-field-frame>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
    }
    label {
      padding: 4px 0;
      cursor: pointer;
    }
    p {
      margin: 0;
    }
  `,
})
export class ChoiceField {
  readonly field = input.required<ChoiceDefinition>();
  protected readonly section = inject(SectionStore);
  protected readonly open = computed(() => this.section.editable().has(this.field().key));
  protected readonly chosen = computed(() => this.section.values().answers[this.field().key]);
  protected readonly shown = computed(
    () => this.field().options.find(({ value }) => value === this.chosen())?.label ?? '未填',
  );
}
