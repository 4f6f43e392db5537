import { Component, input, output } from '@angular/core';
import { FormulaBox } from '../formula/formula-box.js';
import { TextBox } from './text-box.js';

/** Texts, formulas or figures, one under the other. */
@Component({
  selector: 'cs-lines-editor',
  imports: [FormulaBox, TextBox],
  template: `
    @for (each of lines(); track $index) {
      <div>
        @if (line() === 'text') {
          <cs-text-box [label]="label() + ' ' + ($index + 1)" [value]="each" (changed)="put($index, $event)" />
        } @else {
          <cs-formula-box
            [label]="label() + ' ' + ($index + 1)"
            [only]="line() === 'figures' ? 'figures' : ''"
            [formula]="each"
            (changed)="put($index, $event)"
          />
        }
        <button
          class="cs-button"
          type="button"
          [attr.aria-label]="'移除' + label() + ($index + 1)"
          (click)="remove($index)"
        >
          ✕
        </button>
      </div>
    }
    <button class="cs-button link" type="button" (click)="add()">＋ 加一行</button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      justify-items: start;
    }
    div {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 6px;
      align-items: start;
      width: 100%;
    }
    div .cs-button {
      padding: 4px 10px;
    }
  `,
})
export class LinesEditor {
  readonly lines = input.required<readonly string[]>();
  readonly line = input.required<'text' | 'formula' | 'figures'>();
  readonly label = input.required<string>();
  readonly changed = output<string[]>();

  /** A text begins with a word to write over, a figure with the one before. */
  protected add(): void {
    const fresh = { text: '新内容', formula: '0', figures: this.lines().at(-1) ?? '0' };
    this.changed.emit([...this.lines(), fresh[this.line()]]);
  }

  protected put(index: number, text: string | undefined): void {
    if (text !== undefined) this.changed.emit(this.lines().map((line, at) => (at === index ? text : line)));
  }

  protected remove(index: number): void {
    this.changed.emit(this.lines().filter((_, at) => at !== index));
  }
}
