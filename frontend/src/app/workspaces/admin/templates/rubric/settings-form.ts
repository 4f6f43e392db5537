import { Component, computed, inject } from '@angular/core';
import type { RubricSettings } from '@countersign/scoring';
import { DraftStore } from '../draft/draft-store.js';
import { pointsOf } from '../editing/rubric.js';
import type { FormPart } from '../form/form-part.js';
import { ShapeForm } from '../form/shape-form.js';
import { freshRow } from './rule-parts.js';

const parts: readonly FormPart[] = [
  { kind: 'decimal', key: 'cap', label: '总分最多', suffix: '分', optional: true, hint: '不填为全部指标的满分' },
  {
    kind: 'select',
    key: 'notApplicable',
    label: '不适用指标的权重',
    none: '分给同组的其他指标',
    options: [
      { value: 'full', label: '按满分计' },
      { value: 'siblings', label: '分给同组的其他指标' },
      { value: 'all', label: '分给全部指标' },
    ],
  },
  {
    kind: 'rows',
    key: 'grades',
    label: '等级（从高到低，最后一个从 0 分起）',
    noun: '个等级',
    optional: true,
    fresh: (rows) => ({ label: rows.length ? '差' : '优', from: rows.length ? '0' : '90' }),
    parts: [
      { kind: 'text', key: 'label', label: '等级' },
      { kind: 'decimal', key: 'from', label: '从', suffix: '分起' },
    ],
  },
  {
    kind: 'rows',
    key: 'vetoes',
    label: '按数据一票否决',
    noun: '条',
    optional: true,
    fresh: freshRow('key', 'item', { label: '新情形', when: '0', to: '0' }),
    parts: [
      { kind: 'text', key: 'label', label: '什么情形', wide: true },
      { kind: 'formula', key: 'when', label: '条件', hint: '成立（不为 0）时否决，例如 支出 > 预算' },
      { kind: 'select', key: 'group', label: '否决什么', options: 'groups', none: '总分' },
      { kind: 'decimal', key: 'to', label: '最多得', suffix: '分' },
    ],
  },
];

/** What holds for the rubric as a whole. */
@Component({
  selector: 'cs-settings-form',
  imports: [ShapeForm],
  template: `
    <h2>总分、等级、否决</h2>
    <p [class.off]="total() !== '100'">
      各指标满分合计 <b>{{ total() }}</b> 分{{ total() === '100' ? '。' : '，应为 100 分。' }}
    </p>
    <cs-shape-form [parts]="parts" [value]="settings()" (changed)="put($event)" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
    }
    .off {
      color: var(--cs-red);
    }
  `,
})
export class SettingsForm {
  private readonly store = inject(DraftStore);
  protected readonly parts = parts;
  protected readonly settings = computed<RubricSettings>(() => this.store.definition().rubric ?? {});
  protected readonly total = computed(() => pointsOf(this.store.definition()));

  protected put(value: object): void {
    const { rubric: _, ...definition } = this.store.definition();
    // the form changes parts of the settings it was given; none at all stand for the usual ones
    const rubric = value as RubricSettings;
    this.store.edit(Object.keys(rubric).length ? { ...definition, rubric } : definition, '改总分设置');
  }
}
