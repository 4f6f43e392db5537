import { Component, computed, inject, input } from '@angular/core';
import { ReportStore } from '../report-store.js';
import { ReturnPins } from '../return-pins.js';

/** The reasons being pinned to these places, to be written where they stand. */
@Component({
  selector: 'cs-pin-box',
  template: `
    @for (pin of own(); track pin.field) {
      <div class="pin">
        <label>
          <span>退回意见 · {{ report.label(pin.field ?? '') }}</span>
          <textarea
            rows="2"
            maxlength="2000"
            placeholder="写明哪里不对、怎样改"
            [value]="pin.text"
            (input)="pins.write(pin.field, $any($event.target).value)"
          ></textarea>
        </label>
        <button class="cs-button" type="button" (click)="pins.remove(pin.field)">不写了</button>
      </div>
    }
  `,
  styles: `
    .pin {
      border-left: 3px solid #6b3fa0;
      background: #f7f3fc;
      padding: 6px 12px;
      margin: 6px 0;
      font-size: 14px;
    }
    label span {
      display: block;
      font-weight: 600;
    }
    textarea {
      width: 100%;
      box-sizing: border-box;
      font: inherit;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class PinBox {
  readonly fields = input.required<readonly string[]>();
  protected readonly pins = inject(ReturnPins);
  protected readonly report = inject(ReportStore);
  protected readonly own = computed(() => {
    const fields = new Set<string | null>(this.fields());
    return this.pins.pins().filter(({ field }) => fields.has(field));
  });
}
