import { computed, inject, Injectable } from '@angular/core';
import { answerKeysOf } from '@countersign/scoring';
import type { FieldDefinition } from '@countersign/template';
import { DraftStore } from '../draft/draft-store.js';
import type { Choices, Option, OptionSource, OptionsWithin } from './form-part.js';

/** What can be chosen in a form, as the draft stands now. */
@Injectable()
export class DraftChoices implements Choices {
  private readonly store = inject(DraftStore);
  private readonly fields = computed(() => this.store.definition().sections.flatMap(({ fields }) => fields));
  private readonly sections = computed(() =>
    this.store
      .definition()
      .sections.filter(({ heading }) => !heading)
      .map(({ key, number, title }) => ({ value: key, label: `${number} ${title}`.trim() })),
  );
  private readonly groups = computed(() =>
    this.store.definition().groups.map(({ key, label }) => ({ value: key, label })),
  );
  private readonly figures = computed(() => {
    const compiled = this.store.compiled();
    const template = compiled.template;
    return [...(template?.figures.values() ?? [])].map(({ key, label }) => ({
      value: key,
      label: `${label}（${key}）`,
    }));
  });

  private readonly checklists = computed(() =>
    this.store
      .definition()
      .indicators.flatMap((indicator) => answerKeysOf(indicator))
      .filter((slot) => slot.kind === 'checklist'),
  );

  of(source: OptionSource): readonly Option[] {
    switch (source) {
      case 'sections':
        return this.sections();
      case 'fields':
        return [...this.fields(), ...this.store.definition().derived].map(({ key, label }) => ({ value: key, label }));
      case 'groups':
        return this.groups();
      case 'figures':
        return this.figures();
      case 'lists':
        return this.fieldsOf('list');
      case 'narratives':
        return this.fieldsOf('narrative');
      case 'tables':
        return this.fieldsOf('table');
      case 'checklists':
        return this.checklists().map(({ key, label }) => ({ value: key, label }));
    }
  }

  /** Parts of the thing with the key. */
  within(of: OptionsWithin['of'], key: unknown): readonly Option[] {
    if (of === 'items') return named(this.checklists().find((each) => each.key === key)?.items ?? []);
    const field = this.fields().find((each) => each.key === key);
    if (of === 'columns') return field?.kind === 'table' || field?.kind === 'list' ? named(field.columns) : [];
    return field?.kind === 'table' ? named(field.rows.filter((row) => row.kind !== 'heading')) : [];
  }

  private fieldsOf(kind: FieldDefinition['kind']): Option[] {
    return this.fields()
      .filter((field) => field.kind === kind)
      .map(({ key, label }) => ({ value: key, label }));
  }
}

const named = (items: readonly { key: string; label: string }[]): Option[] =>
  items.map(({ key, label }) => ({ value: key, label }));
