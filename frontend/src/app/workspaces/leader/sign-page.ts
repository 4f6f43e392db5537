import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { WorkItem } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { DaysLeft } from '../../ui/days.js';
import { EmptyState } from '../../ui/empty-state.js';
import { SignDesk, type SignedReceipt } from './sign-desk.js';

/** 签批: what waits for the leader on the left, one section on one page on the right. Made for a tablet. */
@Component({
  selector: 'cs-sign-page',
  imports: [DaysLeft, EmptyState, SignDesk],
  templateUrl: './sign-page.html',
  styleUrl: './sign-page.css',
})
export class SignPage {
  /** Section to open first, from a link. */
  readonly section = input<string>();
  protected readonly items = signal<WorkItem[] | null>(null);
  protected readonly problem = signal('');
  protected readonly receipts = signal<readonly SignedReceipt[]>([]);
  protected readonly open = computed(() => {
    const items = this.items() ?? [];
    return items.find(({ sectionId }) => sectionId === this.section()) ?? items[0] ?? null;
  });
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  constructor() {
    effect((onCleanup) => onCleanup(this.api.events('personEvents', undefined, () => void this.load())));
    void this.load();
  }

  protected show(item: WorkItem): void {
    void this.router.navigate([], { queryParams: { section: item.sectionId }, replaceUrl: true });
  }

  /** The next section opens by itself; what was signed stays readable below the list. */
  protected async acted(receipt: SignedReceipt | null): Promise<void> {
    if (receipt) this.receipts.update((all) => [receipt, ...all].slice(0, 10));
    await this.load();
  }

  protected async load(): Promise<void> {
    try {
      const { items } = await this.api.call('readWork');
      this.items.set(items.filter(({ ask }) => ask === 'sign'));
      this.problem.set('');
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
