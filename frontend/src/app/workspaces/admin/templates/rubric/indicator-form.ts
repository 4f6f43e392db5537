import { Component, computed, inject, input, output } from '@angular/core';
import type { IndicatorDefinition, Rule } from '@countersign/scoring';
import { DraftStore } from '../draft/draft-store.js';
import { takenKeys } from '../editing/keys.js';
import { FaultsNote } from '../editor/faults-note.js';
import { KeyBox } from '../editor/key-box.js';
import { PartActs } from '../editor/part-acts.js';
import type { FormPart } from '../form/form-part.js';
import { ShapeForm } from '../form/shape-form.js';
import { RuleEditor } from './rule-editor.js';
import { withPoints, withRule } from './rule-points.js';

const parts: readonly FormPart[] = [
  { kind: 'text', key: 'label', label: '指标名称' },
  { kind: 'decimal', key: 'points', label: '分值', suffix: '分' },
  { kind: 'select', key: 'section', label: '由哪一章负责', options: 'sections' },
  { kind: 'select', key: 'group', label: '分组', options: 'groups' },
  {
    kind: 'select',
    key: 'role',
    label: '计入方式',
    none: '计入 100 分',
    options: [
      { value: 'bonus', label: '另外加分' },
      { value: 'deduction', label: '另外扣分' },
    ],
  },
  { kind: 'text', key: 'criterion', label: '评价要点', long: true, wide: true, optional: true },
];

/** One indicator: its name and points, and how they are given. */
@Component({
  selector: 'cs-indicator-form',
  imports: [FaultsNote, KeyBox, PartActs, RuleEditor, ShapeForm],
  template: `
    <header>
      <h2>{{ indicator().label }}</h2>
      <cs-part-acts (moved)="moved.emit($event)" (removed)="removed.emit()" />
    </header>
    <cs-faults-note [at]="indicator().key" />
    <cs-shape-form [parts]="parts" [value]="indicator()" (changed)="put($event)" />
    <h3>怎么给分</h3>
    <cs-rule-editor label="怎么给分" [rule]="indicator().rule" [start]="start()" (changed)="putRule($event)" />
    <cs-key-box [key]="indicator().key" [taken]="taken()" (renamed)="renamed.emit($event)" />
  `,
  styleUrl: './part-form.css',
})
export class IndicatorForm {
  readonly indicator = input.required<IndicatorDefinition>();
  readonly changed = output<IndicatorDefinition>();
  readonly moved = output<-1 | 1>();
  readonly removed = output();
  readonly renamed = output<string>();
  private readonly store = inject(DraftStore);
  protected readonly parts = parts;
  protected readonly start = computed(() => ({ points: this.indicator().points, label: this.indicator().label }));

  protected readonly taken = computed(() => takenKeys(this.store.definition()));

  protected put(value: object): void {
    // the form changes parts of the indicator it was given; an emptied text is no text, not an absent one
    const next = { criterion: '', ...value } as IndicatorDefinition;
    const { points, ...rest } = next;
    this.changed.emit(withPoints({ ...rest, points: this.indicator().points }, points));
  }

  protected putRule(rule: Rule | undefined): void {
    if (rule) this.changed.emit(withRule(this.indicator(), rule));
  }
}
