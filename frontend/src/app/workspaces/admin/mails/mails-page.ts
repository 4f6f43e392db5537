import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { MailView } from '@countersign/contracts';
import { Api } from '../../../api/api.js';
import { apiResource } from '../../../api/api-resource.js';
import { problemText } from '../../../api/problem-text.js';
import { Instant } from '../../../ui/days.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { FailureNote } from '../../../ui/failure-note.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { MailDialog } from './mail-dialog.js';
import { mailStateWords } from './mail-words.js';

type State = MailView['state'];
const pageSize = 50;

/** Every mail that was owed: sent, waiting, kept where no mail server is set, or failed and to be sent again. */
@Component({
  selector: 'cs-mails-page',
  imports: [EmptyState, FailureNote, Instant, MailDialog, Skeleton],
  templateUrl: './mails-page.html',
  styleUrl: './mails-page.css',
})
export class MailsPage {
  readonly state = input<State>();
  protected readonly words = mailStateWords;
  protected readonly states = Object.entries(mailStateWords).map(([state, { word }]) => ({ state, word }));
  protected readonly reading = apiResource('listMails', () => {
    const state = this.state();
    return { query: { limit: pageSize, ...(state && { state }) } };
  });
  private readonly first = computed(() => (this.reading.hasValue() ? this.reading.value() : undefined));
  protected readonly mails = linkedSignal<MailView[] | undefined>(() => this.first()?.items);
  protected readonly next = linkedSignal(() => this.first()?.next ?? null);
  protected readonly opened = signal<string | null>(null);
  protected readonly problem = signal('');
  protected readonly done = signal('');
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  protected filter(state: string): void {
    void this.router.navigate([], { queryParams: state ? { state } : {} });
  }

  protected more(): Promise<void> {
    return this.run(async () => {
      const state = this.state();
      const query = { limit: pageSize, cursor: this.next() ?? undefined, ...(state && { state }) };
      const { items, next } = await this.api.call('listMails', { query });
      this.mails.update((shown) => [...(shown ?? []), ...items]);
      this.next.set(next);
    });
  }

  protected resend({ id, to }: MailView): Promise<void> {
    return this.run(async () => {
      await this.api.call('resendMail', { params: { id } });
      this.done.set(`已重新排队发送给 ${to}。`);
      this.reading.reload();
    });
  }

  private async run(act: () => Promise<void>): Promise<void> {
    this.problem.set('');
    this.done.set('');
    try {
      await act();
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
