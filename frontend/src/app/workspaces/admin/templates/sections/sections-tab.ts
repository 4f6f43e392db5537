import { Component, computed, inject, input } from '@angular/core';
import type { FieldDefinition, SectionDefinition } from '@countersign/template';
import { placeOf } from '../draft/errors.js';
import { DraftStore } from '../draft/draft-store.js';
import { changeField, moveField, removeField, sectionOfField } from '../editing/fields.js';
import { renameFigure, renameSection } from '../editing/renames.js';
import { takenKeys } from '../editing/keys.js';
import {
  addSection,
  headingBefore,
  liftSection,
  moveSection,
  nestSection,
  removeSection,
} from '../editing/sections.js';
import { EditorPlaces } from '../editor/editor-places.js';
import { FaultsNote } from '../editor/faults-note.js';
import { KeyBox } from '../editor/key-box.js';
import { PartActs } from '../editor/part-acts.js';
import { PartList, type PartLine } from '../editor/part-list.js';
import { ShapeForm } from '../form/shape-form.js';
import { treeLines } from '../template-tree.js';
import { fieldKinds, fieldParts } from './field-parts.js';
import { FieldRights } from './field-rights.js';
import { SectionForm } from './section-form.js';
import { TableEditor } from './table-editor.js';

/** The tree of sections, and beside it the chosen section or one of its fields. */
@Component({
  selector: 'cs-sections-tab',
  imports: [FaultsNote, FieldRights, KeyBox, PartActs, PartList, SectionForm, ShapeForm, TableEditor],
  templateUrl: './sections-tab.html',
  styleUrl: '../editor/tab.css',
})
export class SectionsTab {
  /** Key of the section or field that is open. */
  readonly at = input.required<string>();
  protected readonly store = inject(DraftStore);
  private readonly places = inject(EditorPlaces);
  protected readonly kinds = fieldKinds;

  protected readonly field = computed(() => this.fieldAt(this.at()));
  protected readonly section = computed<SectionDefinition | undefined>(() => {
    const { sections } = this.store.definition();
    return (
      sections.find(({ key }) => key === this.at()) ??
      sectionOfField(this.store.definition(), this.at()) ??
      sections.find(({ heading }) => !heading) ??
      sections[0]
    );
  });
  protected readonly parts = computed(() => {
    const field = this.field();
    return field ? fieldParts(field) : [];
  });
  protected readonly taken = computed(() => takenKeys(this.store.definition()));
  protected readonly nests = computed(() => {
    const section = this.section();
    return !!section && !!headingBefore(this.store.definition().sections, section.key);
  });
  protected readonly lines = computed<PartLine[]>(() => {
    const definition = this.store.definition();
    const faulty = new Set(this.store.errors().map(({ where }) => placeOf(definition, where).at));
    const open = this.section()?.key;
    return treeLines(definition.sections).flatMap(({ section, depth }) => [
      {
        key: section.key,
        label: `${section.number} ${section.title}`.trim(),
        detail: section.heading || section.key === open ? '' : `${section.fields.length} 栏`,
        depth,
        strong: !!section.heading,
        faulty: faulty.has(section.key) || section.fields.some(({ key }) => faulty.has(key)),
      },
      ...(section.key === open ? section.fields : []).map((field) => ({
        key: field.key,
        label: field.label,
        detail: fieldKinds[field.kind],
        depth: depth + 1,
        faulty: faulty.has(field.key),
      })),
    ]);
  });

  protected open(key: string): void {
    this.places.go('sections', key);
  }

  protected add(heading: boolean): void {
    const { definition, key } = addSection(this.store.definition(), this.section()?.key, heading);
    this.store.edit(definition, heading ? '加标题' : '加章节');
    this.open(key);
  }

  protected nest(inwards: boolean): void {
    const { key, title } = this.section()!;
    const next = (inwards ? nestSection : liftSection)(this.store.definition(), key);
    this.store.edit(next, `移动“${title}”`);
  }

  protected moveSection(by: -1 | 1): void {
    const { key, title } = this.section()!;
    this.store.edit(moveSection(this.store.definition(), key, by), `移动“${title}”`);
  }

  protected removeSection(): void {
    const { key, title } = this.section()!;
    this.store.remove(removeSection(this.store.definition(), key), `移除章节“${title}”`);
    this.open('');
  }

  protected renameSection(to: string): void {
    this.store.edit(renameSection(this.store.definition(), this.section()!.key, to), '改代码');
    this.open(to);
  }

  protected put(field: object): void {
    // the form changes parts of the field it was given, so it stays one of that kind
    this.change(field as FieldDefinition);
  }

  protected change(field: FieldDefinition): void {
    this.store.edit(changeField(this.store.definition(), this.section()!.key, field), '改栏目');
  }

  protected moveField(by: -1 | 1): void {
    const { key, label } = this.field()!;
    this.store.edit(moveField(this.store.definition(), this.section()!.key, key, by), `移动“${label}”`);
  }

  protected removeField(): void {
    const { key, label } = this.field()!;
    const section = this.section()!.key;
    this.store.remove(removeField(this.store.definition(), section, key), `移除栏目“${label}”`);
    this.open(section);
  }

  protected renameField(to: string): void {
    this.store.edit(renameFigure(this.store.definition(), this.field()!.key, to), '改代码');
    this.open(to);
  }

  private fieldAt(key: string): FieldDefinition | undefined {
    return sectionOfField(this.store.definition(), key)?.fields.find((field) => field.key === key);
  }
}
