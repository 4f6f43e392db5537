import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { apiResource } from '../../api/api-resource.js';
import { PersonFeed } from '../../api/person-feed.js';
import { SessionStore } from '../../api/session-store.js';
import { StateMark } from '../../report/state-mark.js';
import { Day, DaysLeft } from '../../ui/days.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FailureNote } from '../../ui/failure-note.js';
import { Skeleton } from '../../ui/skeleton.js';
import { groupWork } from './work-list.js';
import { WorkLine } from './work-line.js';

/** 待办: what waits for the reader, grouped by what is asked. Each line opens at the place where it is done. */
@Component({
  selector: 'cs-work-page',
  imports: [Day, DaysLeft, EmptyState, FailureNote, RouterLink, Skeleton, StateMark, WorkLine],
  templateUrl: './work-page.html',
  styleUrl: './work-page.css',
})
export class WorkPage {
  protected readonly work = apiResource('readWork');
  protected readonly view = computed(() => (this.work.hasValue() ? this.work.value() : undefined));
  protected readonly groups = computed(() => groupWork(this.view()?.items ?? []));
  private readonly session = inject(SessionStore);
  /** Where a report in hand opens: at the place of the reader's role. */
  protected readonly opens = this.session.holds('coordinator')
    ? '/coordinator'
    : this.session.holds('finance')
      ? '/finance'
      : '/reports';

  constructor() {
    const feed = inject(PersonFeed);
    effect(() => {
      if (feed.heard() > 0) untracked(() => this.work.reload());
    });
  }
}
