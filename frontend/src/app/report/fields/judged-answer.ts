import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { canonicalAmount, Decimal, parseAmount } from '@countersign/figures';
import type { JudgedSlot } from '@countersign/scoring';

interface Judgement {
  points?: string;
  reason?: string;
}

/** Points that a person gives, with the reason that anything below full points needs. */
@Component({
  selector: 'cs-judged-answer',
  template: `
    @if (open()) {
      <div class="row">
        <label>
          自评
          <input
            inputmode="decimal"
            autocomplete="off"
            [attr.aria-label]="slot().label + '自评得分'"
            [value]="text()"
            (input)="text.set($any($event.target).value)"
            (change)="commitPoints()"
          />
          分 <small>0 到 {{ slot().points }} 分，每档 {{ slot().step }} 分</small>
        </label>
        <label class="reason">
          理由{{ needsReason() ? '（不足满分须说明）' : '' }}
          <textarea
            rows="2"
            maxlength="2000"
            [class.empty]="needsReason() && !given().reason?.trim()"
            [disabled]="given().points === undefined"
            [placeholder]="given().points === undefined ? '请先填得分' : ''"
            [value]="given().reason ?? ''"
            (input)="changed.emit({ points: given().points, reason: $any($event.target).value })"
          ></textarea>
        </label>
      </div>
    } @else {
      <p>
        自评 {{ given().points ?? '未填' }}{{ given().points ? ' 分' : '' }}
        @if (given().reason) {
          <span>（{{ given().reason }}）</span>
        }
      </p>
    }
  `,
  styles: `
    .row {
      display: flex;
      gap: 16px;
      align-items: flex-start;
      font-size: 14px;
    }
    input {
      width: 5em;
      text-align: right;
      font: inherit;
      padding: 3px 6px;
    }
    .reason {
      flex: 1;
    }
    textarea {
      width: 100%;
      box-sizing: border-box;
      font: inherit;
      field-sizing: content;
    }
    textarea.empty {
      border-color: #b36b00;
      background: #fff7e6;
    }
    p {
      margin: 0;
      font-size: 14px;
    }
    small {
      color: var(--cs-muted);
    }
  `,
})
export class JudgedAnswer {
  readonly slot = input.required<JudgedSlot>();
  readonly answer = input.required<unknown>();
  readonly open = input.required<boolean>();
  readonly changed = output<Judgement>();
  protected readonly given = computed(() => (this.answer() ?? {}) as Judgement);
  protected readonly text = linkedSignal(() => this.given().points ?? '');
  protected readonly needsReason = computed(() => {
    const { points } = this.given();
    return points !== undefined && /^\d+(\.\d+)?$/.test(points) && new Decimal(points).lt(this.slot().points);
  });

  /** Reads full-width digits too; a text that is no number goes on as it is, for the check to say what is allowed. */
  protected commitPoints(): void {
    const parsed = parseAmount(this.text(), { unit: '分', decimals: 2 });
    const points = parsed.ok && !('blank' in parsed) ? canonicalAmount(parsed.value) : this.text().trim();
    const { reason } = this.given();
    this.changed.emit({ points, ...(reason !== undefined && { reason }) });
  }
}
