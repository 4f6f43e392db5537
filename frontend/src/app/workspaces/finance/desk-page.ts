import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { ReportChanges, ReportTransition } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { ReportStore } from '../../report/report-store.js';
import { StageList } from '../../report/score/stage-list.js';
import { SectionContent } from '../../report/section-content.js';
import { ChangesList } from '../../report/side/changes-list.js';
import { FindingsList } from '../../report/side/findings-list.js';
import { StateMark } from '../../report/state-mark.js';
import { Instant } from '../../ui/days.js';
import { RequestBox, type Pin } from './request-box.js';

type Tab = 'findings' | 'score' | 'changes' | 'request';

/** The bureau's desk: the report's tree, one section, and beside it what was found, what changed, what is asked. */
@Component({
  selector: 'cs-desk-page',
  imports: [ChangesList, FindingsList, Instant, RequestBox, SectionContent, StageList, StateMark],
  providers: [ReportStore],
  templateUrl: './desk-page.html',
  styleUrl: './desk-page.css',
})
export class DeskPage {
  readonly reportId = input.required<string>();
  protected readonly store = inject(ReportStore);
  protected readonly selected = signal<string | null>(null);
  protected readonly tab = signal<Tab>('findings');
  protected readonly pins = signal<readonly Pin[]>([]);
  protected readonly changes = signal<ReportChanges | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly told = signal('');
  protected readonly section = computed(() => {
    const sections = this.store.report()?.sections ?? [];
    return sections.find(({ id }) => id === this.selected()) ?? sections[0] ?? null;
  });
  protected readonly findings = computed(() => this.store.findings()?.findings ?? []);
  protected readonly sectionChanges = computed(() => this.changes()?.changes ?? []);
  /** Offered while the bureau has the report. */
  protected readonly acceptance = computed(() =>
    this.store.report()?.state === 'submitted' ? this.action('accept') : null,
  );
  protected readonly requesting = computed(() => this.action('request_revision'));
  protected readonly publication = computed(() => this.action('publish'));
  protected readonly nameOf = (key: string): string => this.store.template()?.sections.get(key)?.title ?? key;
  private readonly api = inject(Api);

  constructor() {
    effect(() => {
      const id = this.reportId();
      untracked(() => void this.store.open(id));
    });
    effect(() => {
      const report = this.store.report();
      if (report) untracked(() => void this.look(report.id));
    });
  }

  protected findingsOf(section: string): number {
    return this.findings().filter((finding) => finding.section === section).length;
  }

  protected show(id: string): void {
    this.selected.set(id);
  }

  protected showField(key: string): void {
    const id = this.store.sectionIdOf(key);
    if (id) this.selected.set(id);
  }

  protected pin(pin: Omit<Pin, 'sectionId' | 'title'>): void {
    const section = this.section();
    if (!section) return;
    const others = this.pins().filter(({ sectionId }) => sectionId !== section.id);
    this.pins.set([...others, { ...pin, sectionId: section.id, title: this.nameOf(section.key) }]);
  }

  protected unpin(sectionId: string): void {
    this.pins.update((pins) => pins.filter((pin) => pin.sectionId !== sectionId));
  }

  protected async request(comment: string): Promise<void> {
    const sections = this.pins().map(({ sectionId, text, due }) => ({ sectionId, text, ...(due && { due }) }));
    if (
      await this.move({ action: 'request_revision', comment, sections }, '退回修改的要求已发出，所列章节已重新打开。')
    )
      this.pins.set([]);
  }

  protected accept(): Promise<boolean> {
    return this.move({ action: 'accept' }, '报告已接收。');
  }

  protected publish(): Promise<boolean> {
    return this.move({ action: 'publish' }, '报告已标为公开，内容不再变动。');
  }

  private action(name: string) {
    return this.store.report()?.actions.find((action) => action.name === name) ?? null;
  }

  /** The first look is told to the department: from now on it cannot withdraw. */
  private async look(id: string): Promise<void> {
    if (this.action('open')?.refusals.length === 0) await this.move({ action: 'open' }, '');
    try {
      this.changes.set(await this.api.call('readChanges', { params: { id } }));
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }

  private async move(body: Omit<ReportTransition, 'revision'>, done: string): Promise<boolean> {
    const report = this.store.report();
    if (!report) return false;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.api.call('moveReport', { params: { id: report.id }, body: { ...body, revision: report.revision } });
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
}
