import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkItem } from '@countersign/contracts';
import { daysUntil } from '../../report/days.js';
import { Day, DaysLeft, Instant } from '../../ui/days.js';
import { FindingsBadge } from '../../ui/findings-badge.js';
import { askText, linkOf } from './work-list.js';

const soonDays = 3;

/** One thing to do; the whole line is the link to the place where it is done. */
@Component({
  selector: 'cs-work-line',
  imports: [Day, DaysLeft, FindingsBadge, Instant, RouterLink],
  template: `
    <a [routerLink]="link().path" [queryParams]="link().query">
      <span class="what">
        <strong>{{ item().sectionTitle ?? item().reportTitle }}</strong>
        <small>{{ item().sectionTitle ? item().reportTitle : item().department }}</small>
      </span>
      <span class="why">
        {{ ask() }}
        @if (item().reason; as reason) {
          <q>{{ reason }}</q>
        }
        @if (item().from; as from) {
          <small>{{ from }} · {{ item().since | csInstant }}</small>
        }
      </span>
      <cs-findings-badge [blocking]="item().blocking" [warnings]="item().warnings" />
      <span class="deadline" [class]="urgency()">
        @if (item().deadline; as deadline) {
          @if (ownDeadline()) {
            <b>{{ deadline | csDaysLeft }}</b>
          }
          <small>{{ deadline | csDay }}</small>
        } @else {
          <small>未定期限</small>
        }
      </span>
      <span class="verb">{{ verb() }} <span aria-hidden="true">›</span></span>
    </a>
  `,
  styles: `
    a {
      display: grid;
      grid-template-columns: minmax(0, 1.2fr) minmax(0, 1.4fr) 116px 172px 76px;
      gap: 16px;
      align-items: center;
      padding: 8px 16px;
      border-left: 4px solid transparent;
      color: inherit;
      text-decoration: none;
    }
    a:hover,
    a:focus-visible {
      border-left-color: var(--cs-accent);
      background: var(--cs-soft);
    }
    strong,
    small,
    b,
    q {
      display: block;
    }
    strong {
      font-size: 16px;
      line-height: 1.45;
    }
    .what small {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    small {
      color: var(--cs-muted);
      font-size: 13px;
    }
    q {
      display: -webkit-box;
      overflow: hidden;
      color: var(--cs-red);
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      line-clamp: 2;
      overflow-wrap: anywhere;
    }
    .deadline {
      text-align: right;
    }
    .soon b {
      color: var(--cs-amber);
    }
    .late b {
      color: var(--cs-red);
    }
    .verb {
      color: var(--cs-accent);
      font-weight: 600;
      text-align: right;
      white-space: nowrap;
    }
    @media (max-width: 900px) {
      a {
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 12px;
      }
      .what small {
        white-space: normal;
      }
      .deadline {
        white-space: nowrap;
      }
      .why {
        grid-column: 1 / -1;
        order: 2;
      }
      .deadline {
        order: 1;
      }
      cs-findings-badge {
        order: 3;
      }
      .verb {
        order: 4;
      }
    }
  `,
})
export class WorkLine {
  readonly item = input.required<WorkItem>();
  readonly verb = input.required<string>();
  protected readonly link = computed(() => linkOf(this.item()));
  protected readonly ask = computed(() => askText(this.item()));
  /** What the bureau examines was due from the department; the bureau is not late with it. */
  protected readonly ownDeadline = computed(() => this.item().ask !== 'examine');
  protected readonly urgency = computed(() => {
    const { deadline } = this.item();
    if (!deadline || !this.ownDeadline()) return '';
    const days = daysUntil(deadline, new Date());
    return days < 0 ? 'late' : days <= soonDays ? 'soon' : '';
  });
}
