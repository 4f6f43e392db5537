import { Component, computed, inject, input } from '@angular/core';
import type { DerivedDefinition } from '@countersign/template';
import { DraftStore } from '../draft/draft-store.js';
import { movedKey, without } from '../editing/items.js';
import { takenKeys } from '../editing/keys.js';
import { renameFigure } from '../editing/renames.js';
import { addDerived, changeDerived } from '../editing/rubric.js';
import { EditorPlaces } from '../editor/editor-places.js';
import { FaultsNote } from '../editor/faults-note.js';
import { KeyBox } from '../editor/key-box.js';
import { PartActs } from '../editor/part-acts.js';
import { PartList } from '../editor/part-list.js';
import type { FormPart } from '../form/form-part.js';
import { ShapeForm } from '../form/shape-form.js';
import { figureParts } from '../sections/field-parts.js';
import { TrialPanel } from '../trial/trial-panel.js';
import { TrialStore } from '../trial/trial-store.js';

const parts: readonly FormPart[] = [
  { kind: 'text', key: 'label', label: '名称' },
  { kind: 'select', key: 'section', label: '首先显示在', options: 'sections' },
  ...figureParts,
  { kind: 'formula', key: 'formula', label: '公式' },
];

/** Computed figures that stand in no table: rates, sums over tables. */
@Component({
  selector: 'cs-derived-tab',
  imports: [FaultsNote, KeyBox, PartActs, PartList, ShapeForm, TrialPanel],
  templateUrl: './derived-tab.html',
  styleUrls: ['../editor/tab.css', '../editor/tab-beside.css'],
})
export class DerivedTab {
  readonly at = input.required<string>();
  protected readonly store = inject(DraftStore);
  private readonly trial = inject(TrialStore);
  private readonly places = inject(EditorPlaces);
  protected readonly parts = parts;
  protected readonly chosen = computed(() => {
    const { derived } = this.store.definition();
    return derived.find(({ key }) => key === this.at()) ?? derived[0];
  });
  protected readonly taken = computed(() => takenKeys(this.store.definition()));
  protected readonly lines = computed(() => {
    const faulty = new Set(this.store.errors().map(({ where }) => where));
    return this.store.definition().derived.map(({ key, label, unit }) => {
      const now = faulty.has(key) ? '' : this.trial.shown(key, unit);
      return { key, label, detail: now.startsWith('＝ ') ? now.slice(2) : '', faulty: faulty.has(key) };
    });
  });

  protected open(key: string): void {
    this.places.go('derived', key);
  }

  protected add(): void {
    const section = this.store.definition().sections.find(({ heading }) => !heading)?.key ?? '';
    const { definition, key } = addDerived(this.store.definition(), section);
    this.store.edit(definition, '加计算值');
    this.open(key);
  }

  protected put(value: object): void {
    // the form changes parts of the figure it was given
    const derived = value as DerivedDefinition;
    this.store.edit(changeDerived(this.store.definition(), derived), '改计算值');
  }

  protected move(by: -1 | 1): void {
    const definition = this.store.definition();
    const derived = movedKey(definition.derived, this.chosen()!.key, by);
    this.store.edit({ ...definition, derived }, '移动计算值');
  }

  protected remove(): void {
    const definition = this.store.definition();
    const { key, label } = this.chosen()!;
    this.store.remove({ ...definition, derived: without(definition.derived, key) }, `移除计算值“${label}”`);
  }

  protected rename(to: string): void {
    this.store.edit(renameFigure(this.store.definition(), this.chosen()!.key, to), '改代码');
    this.open(to);
  }
}
