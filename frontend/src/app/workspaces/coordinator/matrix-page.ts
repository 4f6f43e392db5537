import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DepartmentView, PersonView, SectionSummary } from '@countersign/contracts';
import { Decimal } from '@countersign/figures';
import type { ReportAction } from '@countersign/workflow';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { ReportStore } from '../../report/report-store.js';
import { StateMark } from '../../report/state-mark.js';
import { Day, DaysLeft, Instant } from '../../ui/days.js';
import { AssignBox, type AssignmentChange } from './assign-box.js';
import { actionWords } from './act-words.js';
import { stuckBecause, type LostPoints } from './matrix-rows.js';

/** Sections × offices × states × deadlines of one report; assign, remind, submit. */
@Component({
  selector: 'cs-matrix-page',
  imports: [AssignBox, Day, DaysLeft, Instant, RouterLink, StateMark],
  providers: [ReportStore],
  templateUrl: './matrix-page.html',
  styleUrl: './matrix-page.css',
})
export class MatrixPage {
  readonly reportId = input.required<string>();
  protected readonly store = inject(ReportStore);
  protected readonly onlyStuck = signal(false);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly assigning = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly told = signal('');
  protected readonly department = signal<DepartmentView | null>(null);
  protected readonly people = signal<PersonView[]>([]);
  protected readonly actionWords = actionWords;

  protected readonly rows = computed(() =>
    this.store.nodes().filter(({ summary }) => !this.onlyStuck() || (summary && this.why(summary).length > 0)),
  );
  protected readonly stuckCount = computed(
    () => (this.store.report()?.sections ?? []).filter((section) => this.why(section).length).length,
  );
  /** What would raise the score most: the indicators with most points still open or lost. */
  protected readonly lost = computed((): LostPoints[] =>
    (this.store.score()?.indicators ?? [])
      .map(({ key, label, section, points, of, steps, missing }) => ({
        key,
        label,
        section,
        lost: new Decimal(of).minus(points ?? 0).toFixed(),
        why: points === null ? `尚缺 ${missing.length} 项数据` : (steps.at(-1)?.text ?? ''),
      }))
      .filter(({ lost }) => lost !== '0')
      .sort((a, b) => new Decimal(b.lost).cmp(a.lost))
      .slice(0, 3),
  );
  /** Submitting, and taking back while the bureau has it but has not opened it. */
  protected readonly acts = computed(() => {
    const report = this.store.report();
    const submitted = report?.state === 'submitted';
    const over = report?.state === 'accepted' || report?.state === 'published';
    return over ? [] : (report?.actions ?? []).filter(({ name }) => name === (submitted ? 'withdraw' : 'submit'));
  });
  private readonly api = inject(Api);

  constructor() {
    effect(() => {
      const id = this.reportId();
      untracked(() => void this.store.open(id));
    });
    effect(() => {
      const departmentId = this.store.report()?.department.id;
      if (departmentId) untracked(() => void this.loadOrganisation(departmentId));
    });
  }

  protected why(section: SectionSummary): string[] {
    return stuckBecause(section, new Date());
  }

  protected toggle(id: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected toggleAll(): void {
    const all = this.rows().flatMap(({ summary }) => (summary ? [summary.id] : []));
    this.chosen.update((chosen) => (chosen.size === all.length ? new Set() : new Set(all)));
  }

  protected async assign(change: AssignmentChange): Promise<void> {
    const sections = (this.store.report()?.sections ?? []).filter(({ id }) => this.chosen().has(id));
    const assignments = sections.map((section) => ({
      sectionId: section.id,
      officeId: change.officeId === undefined ? (section.office?.id ?? null) : change.officeId,
      assistingOfficeIds: change.assistingOfficeIds ?? section.assisting.map(({ id }) => id),
      leaderId: change.leaderId === undefined ? (section.leader?.id ?? null) : change.leaderId,
      deadline: change.deadline === undefined ? section.deadline : change.deadline,
    }));
    const done = await this.act(`已更新 ${sections.length} 个章节的分派。`, () =>
      this.api.call('assign', { params: { id: this.reportId() }, body: { assignments } }),
    );
    if (done) this.assigning.set(false);
  }

  /** Each section by itself: one that cannot be reminded now does not stop the others. */
  protected async remind(): Promise<void> {
    const sections = (this.store.report()?.sections ?? []).filter(({ id }) => this.chosen().has(id));
    this.busy.set(true);
    const results = await Promise.allSettled(
      sections.map(({ id }) => this.api.call('remind', { params: { id }, body: {} })),
    );
    this.busy.set(false);
    const failed = results.flatMap((result, index) =>
      result.status === 'rejected' ? [`${this.title(sections[index]!)}：${problemText(result.reason)}`] : [],
    );
    this.told.set(`已催办 ${results.length - failed.length} 个章节。`);
    this.problem.set(failed.join('\n'));
  }

  protected async move(action: ReportAction): Promise<void> {
    const report = this.store.report();
    if (!report) return;
    await this.act(action === 'submit' ? '报告已报送财政局。' : '报告已撤回。', () =>
      this.api.call('moveReport', { params: { id: report.id }, body: { action, revision: report.revision } }),
    );
  }

  protected title({ key }: SectionSummary): string {
    return this.store.template()?.sections.get(key)?.title ?? key;
  }

  private async act(done: string, run: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    this.problem.set('');
    this.told.set('');
    try {
      await run();
      this.told.set(done);
      return true;
    } catch (error) {
      this.problem.set(problemText(error));
      return false;
    } finally {
      this.busy.set(false);
      this.store.refresh('report');
    }
  }

  private async loadOrganisation(departmentId: string): Promise<void> {
    try {
      const { departments, people } = await this.api.call('readOrganisation');
      this.department.set(departments.find(({ id }) => id === departmentId) ?? null);
      this.people.set(people);
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
