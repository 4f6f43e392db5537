import { Component, computed, inject, input } from '@angular/core';
import type { IndicatorDefinition, IndicatorGroup } from '@countersign/scoring';
import { DraftStore } from '../draft/draft-store.js';
import { renameGroup, renameIndicator } from '../editing/renames.js';
import {
  addGroup,
  addIndicator,
  changeGroup,
  changeIndicator,
  moveGroup,
  moveIndicator,
  pointsOf,
  removeGroup,
  removeIndicator,
} from '../editing/rubric.js';
import { EditorPlaces } from '../editor/editor-places.js';
import { PartList } from '../editor/part-list.js';
import { TrialPanel } from '../trial/trial-panel.js';
import { GroupForm } from './group-form.js';
import { IndicatorForm } from './indicator-form.js';
import { rubricLines } from './rubric-lines.js';
import { SettingsForm } from './settings-form.js';

const settings = 'settings';

/** Groups and indicators; how the chosen one gives points, and beside it the draft at work. */
@Component({
  selector: 'cs-rubric-tab',
  imports: [GroupForm, IndicatorForm, PartList, SettingsForm, TrialPanel],
  template: `
    <cs-part-list
      label="评价指标"
      [lines]="lines()"
      [chosen]="settingsOpen() ? settings : (indicator()?.key ?? group()?.key ?? '')"
      (opened)="open($event)"
    >
      <p class="adds">
        <button class="cs-button" type="button" (click)="addGroup()">＋ 分组</button>
        <button class="cs-button" type="button" [disabled]="!group() && !indicator()" (click)="addIndicator()">
          ＋ 指标
        </button>
      </p>
    </cs-part-list>
    <article class="cs-card">
      @if (settingsOpen()) {
        <cs-settings-form />
      } @else if (indicator(); as indicator) {
        <cs-indicator-form
          [indicator]="indicator"
          (changed)="change($event)"
          (moved)="moveIndicator($event)"
          (removed)="removeIndicator()"
          (renamed)="renameIndicator($event)"
        />
      } @else if (group(); as group) {
        <cs-group-form
          [group]="group"
          (changed)="changeGroup($event)"
          (moved)="moveGroup($event)"
          (removed)="removeGroup()"
          (renamed)="renameGroup($event)"
        />
      } @else {
        <p class="hint">先加一个分组，例如“预算管理”，再往分组里加指标。各指标的满分合计应为 100 分。</p>
      }
    </article>
    <cs-trial-panel [at]="indicator()?.key ?? ''" />
  `,
  styleUrls: ['../editor/tab.css', '../editor/tab-beside.css'],
})
export class RubricTab {
  readonly at = input.required<string>();
  protected readonly store = inject(DraftStore);
  private readonly places = inject(EditorPlaces);
  protected readonly settings = settings;
  protected readonly settingsOpen = computed(() => this.at() === settings);
  protected readonly indicator = computed(() =>
    this.store.definition().indicators.find(({ key }) => key === this.at()),
  );
  protected readonly group = computed(() => {
    const { groups } = this.store.definition();
    return groups.find(({ key }) => key === this.at()) ?? (this.indicator() ? undefined : groups[0]);
  });
  protected readonly lines = computed(() => {
    const definition = this.store.definition();
    const faulty = new Set(this.store.errors().map(({ where }) => where));
    const whole = {
      key: settings,
      label: '总分、等级、否决',
      detail: `${pointsOf(definition)} 分`,
      faulty: faulty.has('indicators') || faulty.has('rubric'),
    };
    return [whole, ...rubricLines(definition, faulty)];
  });

  protected open(key: string): void {
    this.places.go('rubric', key);
  }

  protected addGroup(): void {
    const { definition, key } = addGroup(this.store.definition(), this.group()?.parent);
    this.store.edit(definition, '加分组');
    this.open(key);
  }

  protected addIndicator(): void {
    const now = this.store.definition();
    const section = now.sections.find(({ heading }) => !heading)?.key ?? '';
    const group = this.indicator()?.group ?? this.group()!.key;
    const { definition, key } = addIndicator(now, group, section, {
      kind: 'judged',
      points: '10',
      step: '0.5',
      label: '新指标',
    });
    this.store.edit(definition, '加指标');
    this.open(key);
  }

  protected change(indicator: IndicatorDefinition): void {
    this.store.edit(changeIndicator(this.store.definition(), indicator), '改指标');
  }

  protected moveIndicator(by: -1 | 1): void {
    this.store.edit(moveIndicator(this.store.definition(), this.indicator()!.key, by), '移动指标');
  }

  protected renameIndicator(to: string): void {
    this.store.edit(renameIndicator(this.store.definition(), this.indicator()!.key, to), '改代码');
    this.open(to);
  }

  protected removeIndicator(): void {
    const { key, label, group } = this.indicator()!;
    this.store.remove(removeIndicator(this.store.definition(), key), `移除指标“${label}”`);
    this.open(group);
  }

  protected changeGroup(group: IndicatorGroup): void {
    this.store.edit(changeGroup(this.store.definition(), group), '改分组');
  }

  protected moveGroup(by: -1 | 1): void {
    this.store.edit(moveGroup(this.store.definition(), this.group()!.key, by), '移动分组');
  }

  protected renameGroup(to: string): void {
    this.store.edit(renameGroup(this.store.definition(), this.group()!.key, to), '改代码');
    this.open(to);
  }

  protected removeGroup(): void {
    const { key, label } = this.group()!;
    this.store.remove(removeGroup(this.store.definition(), key), `移除分组“${label}”和其中的指标`);
    this.open('');
  }
}
