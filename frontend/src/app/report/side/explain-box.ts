import { Component, input, linkedSignal, signal } from '@angular/core';
import { problemText } from '../../api/problem-text.js';

/** Where a warning is explained; the explanation stays while the values stay. */
@Component({
  selector: 'cs-explain-box',
  template: `
    @if (writing()) {
      <form (submit)="$event.preventDefault(); save()">
        <textarea
          rows="3"
          maxlength="2000"
          aria-label="说明"
          placeholder="写明差异的原因；数值变化后需重新说明"
          [value]="text()"
          (input)="text.set($any($event.target).value)"
        ></textarea>
        @if (problem(); as why) {
          <p role="alert">{{ why }}</p>
        }
        <button class="cs-button" type="submit" [disabled]="busy() || !text().trim()">保存说明</button>
        <button class="cs-button" type="button" (click)="writing.set(false)">取消</button>
      </form>
    } @else {
      <button class="cs-button" type="button" (click)="writing.set(true)">
        {{ given() ? '修改说明' : '说明原因' }}
      </button>
    }
  `,
  styles: `
    textarea {
      width: 100%;
      box-sizing: border-box;
      font: inherit;
      font-size: 14px;
    }
    p {
      margin: 2px 0;
      color: var(--cs-red);
      font-size: 13px;
    }
    button {
      margin-right: 8px;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class ExplainBox {
  readonly finding = input.required<string>();
  readonly given = input.required<string>();
  readonly explain = input.required<(finding: string, text: string) => Promise<void>>();
  protected readonly writing = signal(false);
  protected readonly text = linkedSignal(() => this.given());
  protected readonly problem = signal('');
  protected readonly busy = signal(false);

  protected async save(): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.explain()(this.finding(), this.text().trim());
      this.writing.set(false);
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }
}
