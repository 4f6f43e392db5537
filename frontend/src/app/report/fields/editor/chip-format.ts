import { Component, computed, input, output } from '@angular/core';
import { moneyUnits } from '@countersign/figures';
import type { ChipFigure, FigureChip } from '@countersign/narrative';

/** How a live figure is printed: unit, decimals, with its unit, or its change against last year. */
@Component({
  selector: 'cs-chip-format',
  template: `
    <span class="name" [title]="figure().label">{{ figure().label }}</span>
    <select aria-label="显示内容" [value]="chip().change ?? ''" (change)="change($any($event.target).value)">
      <option value="">本年数</option>
      <option value="rate">较上年增减</option>
      <option value="amount">较上年增减额</option>
    </select>
    @if (units().length && chip().change !== 'rate') {
      <select aria-label="单位" [value]="chip().unit ?? figure().unit" (change)="unit($any($event.target).value)">
        @for (each of units(); track each) {
          <option [value]="each" [selected]="each === (chip().unit ?? figure().unit)">{{ each }}</option>
        }
      </select>
    }
    <select aria-label="小数位数" (change)="decimals($any($event.target).value)">
      <option value="" [selected]="chip().decimals === undefined">默认小数</option>
      @for (each of places; track each) {
        <option [value]="each" [selected]="chip().decimals === each">{{ each }} 位小数</option>
      }
    </select>
    @if (figure().unit !== '%' && chip().change !== 'rate') {
      <label><input type="checkbox" [checked]="chip().withUnit" (change)="unitShown()" />带单位</label>
    }
    <button type="button" class="cs-button link" title="Ctrl+Enter" (click)="opened.emit(chip().key)">转到来源</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      min-width: 0;
    }
    .name {
      max-width: 22em;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      color: #143a6b;
    }
    select {
      font: inherit;
      padding: 1px 2px;
      border: 1px solid var(--cs-line);
      background: #fff;
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
  `,
})
export class ChipFormat {
  readonly chip = input.required<FigureChip>();
  readonly figure = input.required<ChipFigure>();
  readonly changed = output<FigureChip>();
  readonly opened = output<string>();
  protected readonly places = [0, 1, 2, 3, 4] as const;
  protected readonly units = computed(() => (moneyUnits.has(this.figure().unit) ? ['元', '万元', '亿元'] : []));

  protected change(kind: string): void {
    const { change: _, ...chip } = this.chip();
    this.changed.emit(kind === 'rate' || kind === 'amount' ? { ...chip, change: kind } : chip);
  }

  protected unit(unit: string): void {
    const { unit: _, ...chip } = this.chip();
    this.changed.emit(unit === this.figure().unit ? chip : { ...chip, unit });
  }

  protected decimals(chosen: string): void {
    const { decimals: _, ...chip } = this.chip();
    const decimals = this.places.find((each) => `${each}` === chosen);
    this.changed.emit(decimals === undefined ? chip : { ...chip, decimals });
  }

  protected unitShown(): void {
    const { withUnit, ...chip } = this.chip();
    this.changed.emit(withUnit ? chip : { ...chip, withUnit: true });
  }
}
