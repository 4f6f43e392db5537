import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { SectionAction, SectionState } from '@countersign/workflow';
import { ReturnPins } from '../return-pins.js';
import { ReportStore } from '../report-store.js';

export interface Reason {
  comment: string;
  to?: 'returned' | 'in_review';
}

/** Why a section goes back: one reason for the whole, and those pinned to fields. */
@Component({
  selector: 'cs-reason-box',
  template: `
    <form (submit)="$event.preventDefault(); give()" (keydown.escape)="cancelled.emit()">
      <label>
        <b>{{ verb() }}的理由</b>
        <small>会随通知发给填报科室。要指明具体位置，请在上方栏目处按“写退回意见”。</small>
        <textarea
          #area
          rows="3"
          maxlength="2000"
          [value]="comment()"
          (input)="comment.set($any($event.target).value)"
        ></textarea>
      </label>
      @if (pins.pins().length) {
        <ul>
          @for (pin of pins.pins(); track pin.field) {
            <li [class.empty]="!pin.text.trim()">
              {{ report.label(pin.field ?? '') }}：{{ pin.text.trim() || '（还没有写内容，不会发出）' }}
            </li>
          }
        </ul>
      }
      <div class="end">
        @if (mayChoose()) {
          <label class="to"
            ><input type="radio" name="to" [checked]="to() === 'returned'" (change)="to.set('returned')" />
            退给填报科室</label
          >
          <label class="to"
            ><input type="radio" name="to" [checked]="to() === 'in_review'" (change)="to.set('in_review')" />
            退给审核人</label
          >
        }
        <button class="cs-button" type="button" (click)="cancelled.emit()">取消</button>
        <button type="submit" class="cs-button primary" [disabled]="busy() || !ready()">确定{{ verb() }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      padding: 10px 16px;
      border-bottom: 1px solid var(--cs-line);
      background: #f7f3fc;
      font-size: 14px;
    }
    small {
      color: var(--cs-muted);
      margin-left: 12px;
    }
    textarea {
      display: block;
      width: 100%;
      box-sizing: border-box;
      font: inherit;
      margin-top: 4px;
    }
    ul {
      margin: 6px 0;
      padding-left: 1.4em;
      max-height: 8em;
      overflow: auto;
    }
    .empty {
      color: var(--cs-amber);
    }
    .end {
      display: flex;
      justify-content: flex-end;
      gap: 12px;
      align-items: center;
      margin-top: 6px;
    }
  `,
})
export class ReasonBox {
  readonly verb = input.required<string>();
  readonly action = input.required<SectionAction>();
  readonly state = input<SectionState>();
  readonly busy = input(false);
  readonly given = output<Reason>();
  readonly cancelled = output();
  protected readonly comment = signal('');
  protected readonly to = signal<'returned' | 'in_review'>('returned');
  protected readonly pins = inject(ReturnPins);
  protected readonly report = inject(ReportStore);
  /** From the leader's desk a section can go back one step or all the way. */
  protected readonly mayChoose = computed(() => this.action() === 'return' && this.state() === 'awaiting_sign_off');
  protected readonly ready = computed(() => this.comment().trim() !== '' || this.pins.written().length > 0);
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');

  constructor() {
    afterNextRender(() => this.area().nativeElement.focus());
  }

  protected give(): void {
    this.given.emit({ comment: this.comment().trim(), ...(this.mayChoose() && { to: this.to() }) });
  }
}
