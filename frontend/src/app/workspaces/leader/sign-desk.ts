import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import type {
  FindingsView,
  HistoryEntry,
  ScoreView,
  SectionTransition,
  SectionView,
  WorkItem,
} from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { ScoreSteps } from '../../report/score/score-steps.js';
import { SectionContent } from '../../report/section-content.js';
import { ChangesList } from '../../report/side/changes-list.js';
import { HistoryList } from '../../report/side/history-list.js';
import { pointsOf, risksOf } from './sign-summary.js';

/** What was signed, when, and its digest. */
export interface SignedReceipt {
  title: string;
  at: string;
  digest: string;
}

type Tab = 'content' | 'score' | 'history';

/** One section on one page: what it says, what changed, the risks, the points; sign or return. */
@Component({
  selector: 'cs-sign-desk',
  imports: [ChangesList, HistoryList, ScoreSteps, SectionContent],
  templateUrl: './sign-desk.html',
  styleUrl: './sign-desk.css',
})
export class SignDesk {
  readonly item = input.required<WorkItem>();
  /** Signed, with the receipt; or returned. */
  readonly acted = output<SignedReceipt | null>();
  protected readonly tab = signal<Tab>('content');
  protected readonly section = signal<SectionView | null>(null);
  protected readonly score = signal<ScoreView | null>(null);
  protected readonly findings = signal<FindingsView | null>(null);
  protected readonly history = signal<HistoryEntry[] | null>(null);
  protected readonly returning = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly indicators = computed(() =>
    (this.score()?.indicators ?? []).filter(({ section }) => section === this.section()?.key),
  );
  protected readonly points = computed(() => pointsOf(this.indicators()));
  protected readonly risks = computed(() => risksOf(this.findings()?.findings ?? [], this.section()?.key ?? ''));
  /** Against the signature that lapsed, where there is one; else since the last act. */
  protected readonly changes = computed(() => {
    const section = this.section();
    const lapsed = section?.signatures.find(({ superseded }) => superseded)?.superseded;
    return lapsed?.changes.length ? lapsed.changes : (section?.changes.changes ?? []);
  });
  protected readonly signing = computed(() => this.section()?.actions.find(({ name }) => name === 'sign') ?? null);
  protected readonly mayReturn = computed(
    () => this.section()?.actions.some(({ name, refusals }) => name === 'return' && !refusals.length) ?? false,
  );
  private readonly api = inject(Api);

  constructor() {
    effect((onCleanup) => {
      const { reportId, sectionId } = this.item();
      untracked(() => this.reset());
      onCleanup(
        this.api.events('reportEvents', { id: reportId }, ({ kind }) => {
          if (kind !== 'presence') void this.load(reportId, sectionId!);
        }),
      );
    });
  }

  protected async sign(): Promise<void> {
    const section = this.section();
    if (!section) return;
    const { digest } = section;
    if (await this.move({ action: 'sign', revision: section.revision, digest }))
      this.acted.emit({ title: this.item().sectionTitle ?? '', digest, at: new Date().toLocaleTimeString('zh-CN') });
  }

  protected async giveBack(comment: string, to: string): Promise<void> {
    const section = this.section();
    if (!section) return;
    if (!comment.trim()) return this.problem.set('请写明退回的理由，填报人会在章节中看到。');
    const body = { action: 'return' as const, revision: section.revision, comment: comment.trim() };
    if (await this.move({ ...body, to: to === 'in_review' ? 'in_review' : 'returned' })) this.acted.emit(null);
  }

  protected async showHistory(): Promise<void> {
    this.tab.set('history');
    const { reportId, sectionId } = this.item();
    const { items } = await this.api.call('readHistory', {
      params: { id: reportId },
      query: { sectionId: sectionId!, limit: 50 },
    });
    this.history.set(items);
  }

  private async move(body: SectionTransition): Promise<boolean> {
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.api.call('moveSection', { params: { id: this.item().sectionId! }, body });
      return true;
    } catch (error) {
      this.problem.set(problemText(error));
      await this.load(this.item().reportId, this.item().sectionId!);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private reset(): void {
    this.section.set(null);
    this.history.set(null);
    this.tab.set('content');
    this.returning.set(false);
    this.problem.set('');
  }

  private async load(id: string, sectionId: string): Promise<void> {
    try {
      const [section, score, findings] = await Promise.all([
        this.api.call('readSection', { params: { id: sectionId } }),
        this.api.call('readScore', { params: { id } }),
        this.api.call('readFindings', { params: { id } }),
      ]);
      if (sectionId !== this.item().sectionId) return;
      this.section.set(section);
      this.score.set(score);
      this.findings.set(findings);
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
