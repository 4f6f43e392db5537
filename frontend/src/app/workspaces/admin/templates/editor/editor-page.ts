import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { apiResource } from '../../../../api/api-resource.js';
import { FailureNote } from '../../../../ui/failure-note.js';
import { Skeleton } from '../../../../ui/skeleton.js';
import { ChecksTab } from '../checks/checks-tab.js';
import { DerivedTab } from '../derived/derived-tab.js';
import { DiffTab } from '../publish/diff-tab.js';
import { PublishTab } from '../publish/publish-tab.js';
import { RubricTab } from '../rubric/rubric-tab.js';
import { SectionsTab } from '../sections/sections-tab.js';
import { DraftStore } from '../draft/draft-store.js';
import { placeOf, type EditorTab } from '../draft/errors.js';
import { DraftChoices } from '../form/draft-choices.js';
import { TextBox } from '../form/text-box.js';
import { FormulaNames } from '../formula/formula-names.js';
import { TrialStore } from '../trial/trial-store.js';
import { ConflictBar } from './conflict-bar.js';
import { EditorPlaces } from './editor-places.js';
import { SavingMark } from './saving-mark.js';

const tabs: readonly { tab: EditorTab; label: string }[] = [
  { tab: 'sections', label: '章节与栏目' },
  { tab: 'derived', label: '计算值' },
  { tab: 'rubric', label: '评分标准' },
  { tab: 'checks', label: '核查规则' },
  { tab: 'diff', label: '差异' },
  { tab: 'publish', label: '发布' },
];

/** The editor of one draft: everything is saved by itself, tried at once and can be undone. */
@Component({
  selector: 'cs-template-editor',
  imports: [
    ChecksTab,
    ConflictBar,
    DerivedTab,
    DiffTab,
    FailureNote,
    PublishTab,
    RouterLink,
    RubricTab,
    SavingMark,
    SectionsTab,
    Skeleton,
    TextBox,
  ],
  providers: [DraftChoices, DraftStore, EditorPlaces, FormulaNames, TrialStore],
  templateUrl: './editor-page.html',
  styleUrl: './editor-page.css',
  host: { '(document:keydown)': 'key($event)', '(window:beforeunload)': 'leave($event)' },
})
export class EditorPage {
  readonly templateId = input.required<string>();
  readonly tab = input<EditorTab>();
  readonly at = input<string>();
  protected readonly store = inject(DraftStore);
  private readonly router = inject(Router);
  private readonly opened = signal('');
  protected readonly reading = apiResource('readTemplate', () => ({ params: { id: this.templateId() } }));
  protected readonly tabs = tabs;
  protected readonly shown = computed<EditorTab>(() => this.tab() ?? 'sections');
  /** How many errors stand behind each tab. */
  protected readonly faults = computed(() => {
    const definition = this.store.definition();
    const counts: Partial<Record<EditorTab, number>> = {};
    for (const { where } of this.store.errors()) {
      const { tab } = placeOf(definition, where);
      counts[tab] = (counts[tab] ?? 0) + 1;
    }
    return counts;
  });

  constructor() {
    effect(() => {
      if (!this.reading.hasValue()) return;
      const content = this.reading.value();
      if (this.opened() === content.id) return;
      this.opened.set(content.id);
      if (content.state === 'published')
        void this.router.navigate(['/admin/templates', content.id], { replaceUrl: true });
      else this.store.open(content);
    });
  }

  protected rename(title: string | undefined): void {
    if (title) this.store.edit({ ...this.store.definition(), title }, '改标题');
  }

  /** 撤销 and 重做 by keys, except in a box whose own text is being typed. */
  protected key(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (typing || !(event.ctrlKey || event.metaKey) || !this.store.ready()) return;
    const name = event.key.toLowerCase();
    if (name !== 'z' && name !== 'y') return;
    event.preventDefault();
    if (name === 'y' || event.shiftKey) this.store.redo();
    else this.store.undo();
  }

  protected leave(event: BeforeUnloadEvent): void {
    if (!this.store.ready() || !this.store.unsaved) return;
    void this.store.flush();
    event.preventDefault();
  }
}
