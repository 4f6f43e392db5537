import { Component, computed, inject, input } from '@angular/core';
import type { NarrativeField as NarrativeDefinition } from '@countersign/template';
import { SectionStore } from '../section/section-store.js';
import { NarrativeEditor } from './editor/narrative-editor.js';
import { FieldFrame } from './field-frame.js';
import { NarrativeView } from './narrative-view.js';

/** Paragraphs in the document's serif, written in the editor or shown as they are printed. */
@Component({
  selector: 'cs-narrative-field',
  imports: [FieldFrame, NarrativeEditor, NarrativeView],
  template: `
    <cs-field-frame
      [key]="field().key"
      [label]="field().label"
      [guidance]="field().guidance"
      [required]="field().required"
    >
      @if (open()) {
        @defer (on immediate) {
          <cs-narrative-editor
            [key]="field().key"
            [label]="field().label"
            [text]="text()"
            [maxLength]="field().maxLength"
            [invalid]="section.problems()[field().key] !== undefined"
            (written)="section.edit({ kind: 'narrative', key: field().key, value: $event })"
            (collided)="
              section.collide({ kind: 'narrative', key: field().key, mine: $event.mine, theirs: $event.theirs })
            "
          />
        } @placeholder {
          <cs-narrative-view [text]="text()" />
        } @error {
          <p class="none" role="alert">编辑器没有载入，请检查网络后刷新页面；已写的内容都在。</p>
        }
      } @else if (text()) {
        <cs-narrative-view [text]="text()" />
      } @else {
        <p class="none">未填</p>
      }
    </cs-field-frame>
  `,
  styles: `
    .none {
      color: var(--cs-muted);
    }
  `,
})
export class NarrativeField {
  readonly field = input.required<NarrativeDefinition>();
  protected readonly section = inject(SectionStore);
  protected readonly open = computed(() => this.section.editable().has(this.field().key));
  protected readonly text = computed(() => {
    const text = this.section.values().answers[this.field().key];
    return typeof text === 'string' ? text : '';
  });
}
