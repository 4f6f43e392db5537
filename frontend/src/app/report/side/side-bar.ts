import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import type { FindingFix } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { CommentsPanel } from '../comments/comments-panel.js';
import { CommentsStore } from '../comments/comments-store.js';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { ScoreList } from '../score/score-list.js';
import { SectionPreview } from '../section/section-preview.js';
import { SectionStore } from '../section/section-store.js';
import { momentText } from '../words.js';
import { ChangesList } from './changes-list.js';
import { editOf, fieldOf } from './finding-fix.js';
import { FindingsList } from './findings-list.js';
import { HistoryPanel } from './history-panel.js';

type Tab = 'findings' | 'score' | 'history' | 'changes' | 'comments';
const tabs: readonly { key: Tab; label: string }[] = [
  { key: 'findings', label: '问题' },
  { key: 'score', label: '得分' },
  { key: 'changes', label: '变化' },
  { key: 'history', label: '历史' },
  { key: 'comments', label: '讨论' },
];

/** Beside the form: what does what I type do, and what happened before. A reviewer begins with what changed. */
@Component({
  selector: 'cs-side-bar',
  imports: [ChangesList, CommentsPanel, FindingsList, HistoryPanel, ScoreList],
  template: `
    <div role="tablist" aria-label="本节情况">
      @for (each of tabs; track each.key) {
        <button
          type="button"
          role="tab"
          [id]="'tab-' + each.key"
          [attr.aria-selected]="tab() === each.key"
          [attr.tabindex]="tab() === each.key ? 0 : -1"
          aria-controls="side-panel"
          (click)="tab.set(each.key)"
          (keydown.arrowRight)="turn(1)"
          (keydown.arrowLeft)="turn(-1)"
        >
          {{ each.label }}
          @if (counts()[each.key]; as count) {
            <b [class.blocking]="each.key === 'findings' && blocking()">{{ count }}</b>
          }
        </button>
      }
    </div>
    <div role="tabpanel" id="side-panel" tabindex="0" [attr.aria-labelledby]="'tab-' + tab()">
      @switch (tab()) {
        @case ('findings') {
          @if (section.view()) {
            <cs-findings-list
              [findings]="preview.findings()"
              [section]="section.view()?.key ?? ''"
              [sectionName]="sectionName"
              [mayExplain]="section.editable().size > 0"
              [explain]="explain"
              [mayFix]="mayFix"
              [label]="label"
              (fixed)="fix($event)"
              (opened)="links.go($event)"
            />
          }
        }
        @case ('score') {
          <cs-score-list />
        }
        @case ('changes') {
          @if (section.view()?.changes?.since; as since) {
            <p class="since">{{ momentText(since) }} 以来的变化</p>
          }
          <cs-changes-list [changes]="changes()" empty="您上次处理以来，本节没有变化。" (opened)="links.go($event)" />
        }
        @case ('comments') {
          <cs-comments-panel />
        }
        @case ('history') {
          <cs-history-panel [reportId]="section.view()?.reportId ?? ''" [sectionId]="section.view()?.id ?? null" />
        }
      }
    </div>
  `,
  styleUrl: './side-bar.css',
})
export class SideBar {
  protected readonly tabs = tabs;
  protected readonly tab = signal<Tab>('findings');
  protected readonly section = inject(SectionStore);
  protected readonly preview = inject(SectionPreview);
  protected readonly links = inject(FieldLinks);
  protected readonly momentText = momentText;
  private readonly report = inject(ReportStore);
  private readonly api = inject(Api);
  private readonly comments = inject(CommentsStore);
  protected readonly changes = computed(() => this.section.view()?.changes.changes ?? []);
  private readonly own = computed(() => {
    const key = this.section.view()?.key;
    return this.preview.findings().filter(({ section }) => section === key);
  });
  protected readonly blocking = computed(() => this.own().some(({ severity }) => severity === 'blocking'));
  protected readonly counts = computed((): Partial<Record<Tab, number>> => ({
    findings: this.own().length,
    changes: this.changes().length,
    comments: this.comments.open(),
  }));
  private readonly opened = computed(() => this.section.view()?.id);

  constructor() {
    effect(() => {
      this.opened();
      untracked(() => this.tab.set(this.startingTab()));
    });
  }

  protected readonly sectionName = (key: string): string => this.report.template()?.sections.get(key)?.title ?? key;

  protected readonly label = (key: string): string => this.report.label(key);

  /** A fix writes into the open section, to a field that this person may edit and that still says what it replaces. */
  protected readonly mayFix = (fix: FindingFix): boolean => {
    const [template, view] = [this.report.template(), this.section.view()];
    if (!template || view?.key !== fix.section || !this.section.editable().has(fieldOf(fix, template))) return false;
    return editOf(fix, this.section.values()) !== null;
  };

  protected fix(fix: FindingFix): void {
    const edit = editOf(fix, this.section.values());
    if (!edit) return;
    this.section.edit(edit);
    // the finding goes, and the button with it: the eye and the keyboard go on where something changed
    void this.links.go(edit.key);
  }

  protected readonly explain = async (finding: string, text: string): Promise<void> => {
    await this.section.flush();
    await this.api.call('explainFinding', { params: { id: this.section.view()!.id, finding }, body: { text } });
    this.report.refresh('findings', 'report');
    await this.section.reconcile();
  };

  protected turn(by: 1 | -1): void {
    const at = tabs.findIndex(({ key }) => key === this.tab());
    const next = tabs[(at + by + tabs.length) % tabs.length]!;
    this.tab.set(next.key);
    document.getElementById(`tab-${next.key}`)?.focus();
  }

  /** Who reviews or signs wants to see first what is new since they last looked. */
  private startingTab(): Tab {
    const decides = this.section.view()?.actions.some(({ name }) => ['approve', 'countersign', 'sign'].includes(name));
    return decides && this.changes().length ? 'changes' : 'findings';
  }
}
