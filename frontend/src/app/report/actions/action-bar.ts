import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import type { SectionTransition } from '@countersign/contracts';
import type { SectionAction } from '@countersign/workflow';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { ReturnPins } from '../return-pins.js';
import { SectionPreview } from '../section/section-preview.js';
import { SectionStore } from '../section/section-store.js';
import { sectionActionWords } from '../words.js';
import { ReasonBox, type Reason } from './reason-box.js';
import { SignBox } from './sign-box.js';
import { owedBeforeSubmission } from './submit-list.js';

const done: Record<SectionAction, string> = {
  submit: '已送审，等待审核。审核前发现有误可以撤回。',
  recall: '已撤回，可以继续修改。',
  countersign: '已会签。',
  approve: '已审核通过，等待分管领导签批。',
  return: '已退回，填报科室会收到通知和您的意见。',
  sign: '已签批。',
  reopen: '已重新打开，原签批保留在历史中。',
};
const withReason: readonly SectionAction[] = ['return', 'reopen'];

/** The only place for the next step: what is missing, each item a link, and the buttons with why one is off. */
@Component({
  selector: 'cs-action-bar',
  imports: [ReasonBox, SignBox],
  templateUrl: './action-bar.html',
  styleUrl: './action-bar.css',
})
export class ActionBar {
  protected readonly section = inject(SectionStore);
  protected readonly links = inject(FieldLinks);
  protected readonly words = sectionActionWords;
  protected readonly asking = signal<SectionAction | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly told = signal('');
  private readonly preview = inject(SectionPreview);
  private readonly pins = inject(ReturnPins);
  private readonly report = inject(ReportStore);
  private readonly api = inject(Api);
  protected readonly actions = computed(() => this.section.view()?.actions ?? []);
  protected readonly owed = computed(() => {
    const view = this.section.view();
    if (!view || !this.actions().some(({ name }) => name === 'submit')) return [];
    return owedBeforeSubmission({
      section: view.key,
      missing: this.preview.missing(),
      findings: this.preview.findings(),
      notes: view.notes,
      conflicts: this.section.conflicts(),
      problems: this.section.problems(),
    });
  });
  /** Why buttons are off, apart from what is listed as missing. */
  protected readonly refusals = computed(() =>
    this.actions()
      .filter(({ name, refusals }) => refusals.length && !(name === 'submit' && this.owed().length))
      .map(({ name, refusals }) => ({ name, why: refusals.join('；') })),
  );
  private readonly opened = computed(() => this.section.view()?.id);

  constructor() {
    effect(() => {
      this.opened();
      untracked(() => this.reset());
    });
  }

  /** For keys: does what the button would, if it is there and on. */
  press(name: SectionAction): void {
    const action = this.actions().find((each) => each.name === name);
    if (!action || this.off(name) || this.busy()) return;
    this.problem.set('');
    this.told.set('');
    if (withReason.includes(name)) {
      this.asking.set(name);
      this.pins.active.set(true);
    } else if (name === 'sign') this.asking.set('sign');
    else void this.run(name, {});
  }

  protected off(name: SectionAction): boolean {
    const action = this.actions().find((each) => each.name === name);
    return !action || action.refusals.length > 0 || (name === 'submit' && this.owed().length > 0);
  }

  protected async giveReason({ comment, to }: Reason): Promise<void> {
    const name = this.asking();
    const notes = this.pins.written();
    if (name) await this.run(name, { comment, notes: [...notes], ...(name === 'return' && to && { to }) });
  }

  protected cancel(): void {
    this.asking.set(null);
    this.pins.close();
  }

  protected async run(action: SectionAction, with_: Omit<SectionTransition, 'action' | 'revision'>): Promise<void> {
    const view = this.section.view();
    if (!view) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.section.flush();
      const body = { ...with_, action, revision: this.section.stored().revision };
      await this.api.call('moveSection', { params: { id: view.id }, body });
      this.cancel();
      this.told.set(done[action]);
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
      this.report.refresh('report', 'score');
      await this.section.reconcile();
    }
  }

  protected async remind(): Promise<void> {
    const view = this.section.view();
    if (!view) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.api.call('remind', { params: { id: view.id }, body: {} });
      this.told.set('已催办，承办人会收到通知。');
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }

  private reset(): void {
    this.asking.set(null);
    this.pins.close();
    this.problem.set('');
    this.told.set('');
  }
}
