import { Component, computed, inject, input } from '@angular/core';
import type { CheckDefinition } from '@countersign/checks';
import { placeOf } from '../draft/errors.js';
import { DraftStore } from '../draft/draft-store.js';
import { movedKey, replaced, without } from '../editing/items.js';
import { freshKey, takenKeys } from '../editing/keys.js';
import { EditorPlaces } from '../editor/editor-places.js';
import { renameCheck } from '../editing/renames.js';
import { FaultsNote } from '../editor/faults-note.js';
import { KeyBox } from '../editor/key-box.js';
import { PartActs } from '../editor/part-acts.js';
import { PartList } from '../editor/part-list.js';
import { ShapeForm } from '../form/shape-form.js';
import { FormulaNames } from '../formula/formula-names.js';
import { checkFormGroups, checkFormOf, checkForms } from './check-forms.js';
import { checkStart, placed } from './check-places.js';
import { CheckTrial } from './check-trial.js';

/** The checks of the template: made, changed and taken away in forms. */
@Component({
  selector: 'cs-checks-tab',
  imports: [CheckTrial, FaultsNote, KeyBox, PartActs, PartList, ShapeForm],
  templateUrl: './checks-tab.html',
  styleUrls: ['../editor/tab.css', '../editor/tab-beside.css'],
})
export class ChecksTab {
  readonly at = input.required<string>();
  private readonly store = inject(DraftStore);
  private readonly names = inject(FormulaNames);
  private readonly places = inject(EditorPlaces);
  protected readonly groups = checkFormGroups;
  protected readonly chosen = computed(() => {
    const { checks } = this.store.definition();
    return checks.find(({ key }) => key === this.at()) ?? checks[0];
  });
  protected readonly form = computed(() => {
    const check = this.chosen();
    return check && checkFormOf(check.kind);
  });
  protected readonly taken = computed(() => takenKeys(this.store.definition()));
  protected readonly lines = computed(() => {
    const definition = this.store.definition();
    const faulty = new Set(this.store.errors().map(({ where }) => placeOf(definition, where).at));
    return definition.checks.map(({ key, label, severity }) => ({
      key,
      label,
      detail: severity === 'blocking' ? '错误' : '需说明',
      faulty: faulty.has(key),
    }));
  });

  protected open(key: string): void {
    this.places.go('checks', key);
  }

  protected add(kind: string): void {
    const form = checkForms.find((each) => each.kind === kind);
    if (!form) return;
    const definition = this.store.definition();
    const key = freshKey('check', takenKeys(definition));
    const check = form.fresh(checkStart(definition, key, this.names.figures()[0]?.insert ?? '0'));
    this.store.edit({ ...definition, checks: [...definition.checks, check] }, '加核查规则');
    this.open(key);
  }

  protected put(value: object): void {
    const definition = this.store.definition();
    // the form changes parts of the check it was given, so it stays one of that kind
    const check = placed(definition, value as CheckDefinition);
    this.store.edit({ ...definition, checks: replaced(definition.checks, check.key, () => check) }, '改核查规则');
  }

  protected rename(to: string): void {
    this.store.edit(renameCheck(this.store.definition(), this.chosen()!.key, to), '改代码');
    this.open(to);
  }

  protected move(by: -1 | 1): void {
    const definition = this.store.definition();
    this.store.edit({ ...definition, checks: movedKey(definition.checks, this.chosen()!.key, by) }, '移动核查规则');
  }

  protected remove(): void {
    const definition = this.store.definition();
    const { key, label } = this.chosen()!;
    this.store.remove({ ...definition, checks: without(definition.checks, key) }, `移除核查规则“${label}”`);
  }
}
