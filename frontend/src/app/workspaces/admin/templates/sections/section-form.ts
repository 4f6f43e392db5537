import { Component, inject, input, output } from '@angular/core';
import type { SectionDefinition } from '@countersign/template';
import { DraftStore } from '../draft/draft-store.js';
import { addField, type FieldKind } from '../editing/fields.js';
import { changeSection } from '../editing/sections.js';
import { ShapeForm } from '../form/shape-form.js';
import { FieldPreview } from '../field-preview.js';
import { FormPreview } from '../preview/form-preview.js';
import { fieldKinds, sectionParts } from './field-parts.js';

/** A section: its heading, who answers for it, and its fields as a clerk will see them. */
@Component({
  selector: 'cs-section-form',
  imports: [FieldPreview, FormPreview, ShapeForm],
  template: `
    <cs-shape-form [parts]="parts" [value]="section()" (changed)="put($event)" />
    @if (!section().heading) {
      <p class="adds">
        <span>加一个栏目：</span>
        @for (each of kinds; track each.kind) {
          <button class="cs-button" type="button" (click)="add(each.kind)">＋ {{ each.label }}</button>
        }
      </p>
      @if (section().fields.length) {
        <details>
          <summary>预览：某种角色、某种状态下看到的表单</summary>
          <cs-form-preview [section]="section()" />
        </details>
      }
      @for (field of section().fields; track field.key) {
        <div class="field">
          <cs-field-preview [field]="field" />
          <button
            class="cs-button"
            type="button"
            [attr.aria-label]="'编辑' + field.label"
            (click)="opened.emit(field.key)"
          >
            编辑
          </button>
        </div>
      } @empty {
        <p class="none">还没有栏目。单个数用“数据”，成行成列的用“表格”，说明用“文字”。</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .adds {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      padding-top: 10px;
      border-top: 1px solid var(--cs-line);
    }
    .field {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 12px;
      align-items: start;
      padding: 8px 0;
      border-top: 1px solid var(--cs-line);
    }
    .none {
      color: var(--cs-muted);
    }
  `,
})
export class SectionForm {
  readonly section = input.required<SectionDefinition>();
  /** A field was chosen: its key. */
  readonly opened = output<string>();
  private readonly store = inject(DraftStore);
  protected readonly parts = sectionParts;
  protected readonly kinds = (Object.keys(fieldKinds) as FieldKind[]).map((kind) => ({
    kind,
    label: fieldKinds[kind],
  }));

  protected put(value: object): void {
    const { key } = this.section();
    // the form changes parts of the section it was given
    const next = value as SectionDefinition;
    this.store.edit(
      changeSection(this.store.definition(), key, () => next),
      '改章节',
    );
  }

  protected add(kind: FieldKind): void {
    const { definition, key } = addField(this.store.definition(), this.section().key, kind);
    this.store.edit(definition, `加${fieldKinds[kind]}`);
    this.opened.emit(key);
  }
}
