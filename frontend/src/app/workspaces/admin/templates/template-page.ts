import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ruleLines } from '@countersign/scoring';
import type { TemplateDefinition } from '@countersign/template';
import { apiResource } from '../../../api/api-resource.js';
import { FailureNote } from '../../../ui/failure-note.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { FormPreview } from './preview/form-preview.js';
import { MovesTab } from './moves/moves-tab.js';
import { treeLines } from './template-tree.js';

type View = 'sections' | 'rubric' | 'checks' | 'reports';

/** A version of a template to be read: the sections' forms, the rubric, the checks. */
@Component({
  selector: 'cs-template-page',
  imports: [FailureNote, FormPreview, MovesTab, RouterLink, Skeleton],
  templateUrl: './template-page.html',
  styleUrl: './template-page.css',
})
export class TemplatePage {
  readonly templateId = input.required<string>();
  readonly show = input<View>();
  readonly section = input<string>();
  protected readonly reading = apiResource('readTemplate', () => ({ params: { id: this.templateId() } }));
  protected readonly content = computed(() => (this.reading.hasValue() ? this.reading.value() : undefined));
  protected readonly definition = computed(
    () => this.content()?.definition as unknown as TemplateDefinition | undefined,
  );
  protected readonly view = computed<View>(() => this.show() ?? 'sections');
  protected readonly tree = computed(() => treeLines(this.definition()?.sections ?? []));
  protected readonly chosen = computed(() => {
    const sections = this.definition()?.sections ?? [];
    return sections.find(({ key }) => key === this.section()) ?? sections.find(({ heading }) => !heading);
  });
  protected readonly rubric = computed(() => {
    const definition = this.definition();
    const titles = new Map(definition?.sections.map(({ key, title }) => [key, title]));
    return (definition?.groups ?? []).flatMap((group) => {
      const indicators = definition?.indicators.filter((each) => each.group === group.key) ?? [];
      if (!indicators.length) return [];
      return [
        {
          ...group,
          indicators: indicators.map((each) => ({
            ...each,
            sectionTitle: titles.get(each.section) ?? '',
            lines: ruleLines(each.rule),
          })),
        },
      ];
    });
  });
  protected readonly checks = computed(() => {
    const definition = this.definition();
    const titles = new Map(definition?.sections.map(({ key, title }) => [key, title]));
    return (definition?.checks ?? []).map((check) => ({ ...check, sectionTitle: titles.get(check.section) ?? '' }));
  });
}
