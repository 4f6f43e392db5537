import { computed, inject, Injectable } from '@angular/core';
import { answerKeysOf } from '@countersign/scoring';
import type { FieldDefinition } from '@countersign/template';
import { DraftStore } from '../draft/draft-store.js';
import type { FormValue, Option, OptionSource } from './form-part.js';

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
  private readonly checklists = computed(() =>
    this.store.definition().indicators.flatMap((indicator) =>
      answerKeysOf(indicator)
        .filter(({ kind }) => kind === 'checklist')
        .map(({ key, label }) => ({
          value: key,
          label: label === indicator.label ? label : `${indicator.label}：${label}`,
        })),
    ),
  );

  of(source: OptionSource, scope: FormValue): readonly Option[] {
    switch (source) {
      case 'sections':
        return this.sections();
      case 'fields':
        return [...this.fields(), ...this.store.definition().derived].map(({ key, label }) => ({ value: key, label }));
      case 'groups':
        return this.groups();
      case 'figures':
        return this.figures();
      case 'checklists':
        return this.checklists();
      case 'lists':
        return this.fieldsOf('list');
      case 'narratives':
        return this.fieldsOf('narrative');
      case 'tables':
        return this.fieldsOf('table');
      case 'columns':
        return this.columnsOf(scope['table'] ?? scope['key']);
      case 'list_columns':
        return this.columnsOf(scope['list']);
    }
  }

  private fieldsOf(kind: FieldDefinition['kind']): Option[] {
    return this.fields()
      .filter((field) => field.kind === kind)
      .map(({ key, label }) => ({ value: key, label }));
  }

  private columnsOf(key: unknown): Option[] {
    const field = this.fields().find((each) => each.key === key);
    return field && 'columns' in field
      ? field.columns.map((column) => ({ value: column.key, label: column.label }))
      : [];
  }
}
