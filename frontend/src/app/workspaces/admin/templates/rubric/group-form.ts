import { Component, computed, inject, input, output } from '@angular/core';
import type { IndicatorGroup } from '@countersign/scoring';
import { DraftStore } from '../draft/draft-store.js';
import { takenKeys } from '../editing/keys.js';
import { pointsOf } from '../editing/rubric.js';
import { FaultsNote } from '../editor/faults-note.js';
import { KeyBox } from '../editor/key-box.js';
import { PartActs } from '../editor/part-acts.js';
import type { FormPart } from '../form/form-part.js';
import { ShapeForm } from '../form/shape-form.js';

/** A group of indicators: its name, the group above, and what it gives or loses at most. */
@Component({
  selector: 'cs-group-form',
  imports: [FaultsNote, KeyBox, PartActs, ShapeForm],
  template: `
    <header>
      <h2>{{ group().label }}</h2>
      <cs-part-acts (moved)="moved.emit($event)" (removed)="removed.emit()" />
    </header>
    <cs-faults-note [at]="group().key" />
    <cs-shape-form [parts]="parts()" [value]="group()" (changed)="put($event)" />
    <p class="cs-muted">本组指标满分合计 {{ total() }} 分。用左上的“＋ 指标”往本组加指标。</p>
    <cs-key-box [key]="group().key" [taken]="taken()" (renamed)="renamed.emit($event)" />
  `,
  styleUrl: './part-form.css',
})
export class GroupForm {
  readonly group = input.required<IndicatorGroup>();
  readonly changed = output<IndicatorGroup>();
  readonly moved = output<-1 | 1>();
  readonly removed = output();
  readonly renamed = output<string>();
  private readonly store = inject(DraftStore);
  protected readonly total = computed(() => pointsOf(this.store.definition(), this.group().key));
  protected readonly parts = computed((): readonly FormPart[] => {
    const others = this.store.definition().groups.filter(({ key }) => key !== this.group().key);
    return [
      { kind: 'text', key: 'label', label: '分组名称' },
      {
        kind: 'select',
        key: 'parent',
        label: '上级分组',
        none: '没有上级',
        options: others.map(({ key, label }) => ({ value: key, label })),
      },
      { kind: 'decimal', key: 'max', label: '本组最多得', suffix: '分', optional: true },
      { kind: 'decimal', key: 'lossCap', label: '本组最多扣', suffix: '分', optional: true },
    ];
  });

  protected readonly taken = computed(() => takenKeys(this.store.definition()));

  protected put(value: object): void {
    // the form changes parts of the group it was given
    this.changed.emit(value as IndicatorGroup);
  }
}
