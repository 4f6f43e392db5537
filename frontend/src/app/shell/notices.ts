import { Component, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import type { Notice } from '@countersign/contracts';
import { Api } from '../api/api.js';
import { PersonFeed } from '../api/person-feed.js';
import { Instant } from '../ui/days.js';

/** The bell: how many notices are unread, and the latest of them. */
@Component({
  selector: 'cs-notices',
  imports: [RouterLink, Instant],
  template: `
    <button class="bell" type="button" [attr.aria-expanded]="open()" (click)="toggle()">
      通知
      @if (unread(); as count) {
        <b role="img" [attr.aria-label]="count + ' 条未读'">{{ count }}</b>
      }
    </button>
    @if (open()) {
      <div class="cs-card panel" role="dialog" aria-label="通知" (keydown.escape)="open.set(false)">
        <header>
          <h2>通知</h2>
          @if (unread()) {
            <button class="cs-button link" type="button" (click)="readAll()">全部标为已读</button>
          }
        </header>
        @for (notice of items(); track notice.id) {
          <a [routerLink]="notice.page" [class.unread]="!notice.read" (click)="opened(notice)">
            <strong>{{ notice.title }}</strong>
            <span>{{ notice.body }}</span>
            <time class="cs-muted">{{ notice.at | csInstant }}</time>
          </a>
        } @empty {
          <p class="cs-muted empty">还没有通知。有章节送审、退回或签批时，会在这里告诉您。</p>
        }
      </div>
    }
  `,
  styleUrl: './notices.css',
})
export class Notices {
  protected readonly open = signal(false);
  protected readonly items = signal<(Notice & { page: UrlTree })[]>([]);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly feed = inject(PersonFeed);
  protected readonly unread = this.feed.unread.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(this.feed.open());
    effect(() => {
      if (this.feed.heard() > 0 && untracked(this.open)) void this.load();
    });
  }

  protected toggle(): void {
    this.open.update((open) => !open);
    if (this.open()) void this.load();
  }

  protected async opened({ id, read }: Notice): Promise<void> {
    this.open.set(false);
    if (!read) await this.mark({ ids: [id] });
  }

  protected async readAll(): Promise<void> {
    await this.mark({ all: true });
    await this.load();
  }

  private async mark(body: { ids?: string[]; all?: boolean }): Promise<void> {
    await this.api.call('markNoticesRead', { body });
    this.feed.unread.update((count) => (body.all ? 0 : Math.max(0, count - 1)));
  }

  private async load(): Promise<void> {
    const { items, unread } = await this.api.call('listNotices', { query: { limit: 30 } });
    // a link may carry a query, which a plain routerLink would take for a part of the path
    this.items.set(items.map((notice) => ({ ...notice, page: this.router.parseUrl(notice.link) })));
    this.feed.unread.set(unread);
  }
}
