import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { Day } from '../../ui/days.js';

/** One numbered line of a revision request in the making. */
export interface Pin {
  sectionId: string;
  title: string;
  text: string;
  due?: string;
}

/** Builds a revision request while reading: a line for the section that is open, then the whole list to be sent. */
@Component({
  selector: 'cs-request-box',
  imports: [Day],
  template: `
    @if (refusal()) {
      <p class="cs-muted">{{ refusal() }}</p>
    } @else {
      @if (open()) {
        <p class="cs-muted">单位正在修改。这里加入的章节会一并重新打开，已打开的章节不受影响。</p>
      }
      <h3>要求修改：{{ sectionTitle() }}</h3>
      <label
        >须修改什么
        <textarea #text class="cs-input" rows="3" maxlength="2000" [value]="present()?.text ?? ''"></textarea>
      </label>
      <label>期限 <input #due class="cs-input" type="date" [value]="present()?.due ?? ''" /></label>
      <button class="cs-button" type="button" (click)="add(text.value, due.value)">
        {{ present() ? '更新此条' : '加入清单' }}
      </button>
      @if (remark()) {
        <p class="cs-problem" role="alert">{{ remark() }}</p>
      }
      <h3>退回修改清单（{{ pins().length }} 条）</h3>
      <ol>
        @for (pin of pins(); track pin.sectionId) {
          <li>
            <b>{{ pin.title }}</b>：{{ pin.text }}
            @if (pin.due) {
              <span class="cs-muted">（{{ pin.due | csDay }} 前）</span>
            }
            <button class="cs-button link" type="button" (click)="removed.emit(pin.sectionId)">删去</button>
          </li>
        } @empty {
          <li class="cs-muted">打开要修改的章节，写明须修改什么，逐条加入。</li>
        }
      </ol>
      <label>总的说明（可不填） <textarea #comment class="cs-input" rows="2" maxlength="2000"></textarea></label>
      <button
        class="cs-button danger"
        type="button"
        [disabled]="!pins().length || busy()"
        (click)="sent.emit(comment.value.trim())"
      >
        {{ open() ? '补充退回修改要求' : '发出退回修改要求' }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
    }
    label {
      display: grid;
      gap: 4px;
    }
    ol {
      display: grid;
      gap: 6px;
      margin: 0;
      padding-left: 20px;
    }
  `,
})
export class RequestBox {
  readonly sectionId = input.required<string>();
  readonly sectionTitle = input.required<string>();
  readonly pins = input.required<readonly Pin[]>();
  readonly busy = input(false);
  /** A request is in force; what is sent is added to it. */
  readonly open = input(false);
  /** Why nothing can be asked now; empty when it can. */
  readonly refusal = input('');
  readonly added = output<Omit<Pin, 'sectionId' | 'title'>>();
  readonly removed = output<string>();
  readonly sent = output<string>();
  protected readonly present = computed(() => this.pins().find(({ sectionId }) => sectionId === this.sectionId()));
  protected readonly remark = linkedSignal({ source: this.sectionId, computation: () => '' });

  protected add(text: string, due: string): void {
    this.remark.set(text.trim() ? '' : '请写明须修改什么，单位才知道怎样改。');
    if (text.trim()) this.added.emit({ text: text.trim(), ...(due && { due }) });
  }
}
