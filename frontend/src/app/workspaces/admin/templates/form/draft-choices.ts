import { computed, inject, Injectable } from '@angular/core';
import type { FieldDefinition } from '@countersign/template';
import { DraftStore } from '../draft/draft-store.js';
import type { Option, OptionSource } from './form-part.js';

/** What can be chosen in a form, as the draft stands now. */
@Injectable()
export class DraftChoices {
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
    }
  }

  private fieldsOf(kind: FieldDefinition['kind']): Option[] {
    return this.fields()
      .filter((field) => field.kind === kind)
      .map(({ key, label }) => ({ value: key, label }));
  }
}
