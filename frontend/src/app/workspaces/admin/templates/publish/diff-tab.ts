import { Component, computed, inject, linkedSignal } from '@angular/core';
import { diffTemplates, type TemplateDefinition } from '@countersign/template';
import { apiResource } from '../../../../api/api-resource.js';
import { FailureNote } from '../../../../ui/failure-note.js';
import { placeOf, type EditorTab } from '../draft/errors.js';
import { DraftStore } from '../draft/draft-store.js';
import { EditorPlaces } from '../editor/editor-places.js';

const signs = { added: '＋ 新增', removed: '－ 移除', changed: '改动', moved: '移动' } as const;

/** What is different between the draft, as it stands now, and another version, in words. */
@Component({
  selector: 'cs-diff-tab',
  imports: [FailureNote],
  template: `
    <label>
      与哪个版本比较
      <select class="cs-input" (change)="against.set($any($event.target).value)">
        @for (version of versions(); track version.id) {
          <option [value]="version.id" [selected]="version.id === against()">
            {{ version.title }} {{ version.year }}年度 第 {{ version.version }} 版{{
              version.state === 'draft' ? '（草稿）' : ''
            }}
          </option>
        } @empty {
          <option value="">没有其他版本</option>
        }
      </select>
    </label>
    <cs-failure-note [error]="other.error()" (retry)="other.reload()" />
    @if (changes(); as list) {
      <ol class="cs-card">
        @for (change of list; track $index) {
          <li [class]="change.change">
            <b>{{ signs[change.change] }}</b>
            <span>{{ change.text }}</span>
            @if (change.change !== 'removed') {
              <button class="cs-button link" type="button" (click)="open(change.key)">查看</button>
            }
          </li>
        } @empty {
          <li>没有差异。</li>
        }
      </ol>
    }
  `,
  styleUrl: './diff-tab.css',
})
export class DiffTab {
  private readonly store = inject(DraftStore);
  private readonly places = inject(EditorPlaces);
  protected readonly signs = signs;
  private readonly list = apiResource('listTemplates');
  /** Versions of the same template first, the latest in front. */
  protected readonly versions = computed(() => {
    const [items, own] = [this.list.hasValue() ? this.list.value().items : [], this.store.version()!];
    const others = items.filter(({ id }) => id !== own.id);
    const near = others.filter(({ key }) => key === own.key);
    return [...near, ...others.filter((each) => !near.includes(each))];
  });
  protected readonly against = linkedSignal(() => this.versions()[0]?.id ?? '');
  protected readonly other = apiResource('readTemplate', () =>
    this.against() ? { params: { id: this.against() } } : undefined,
  );
  protected readonly changes = computed(() => {
    if (!this.other.hasValue()) return null;
    return diffTemplates(this.other.value().definition as unknown as TemplateDefinition, this.store.definition());
  });

  protected open(key: string): void {
    const { tab, at }: { tab: EditorTab; at: string } = placeOf(this.store.definition(), key);
    this.places.go(tab, at);
  }
}
