import { Component, computed, input, output } from '@angular/core';
import { problemText } from '../api/problem-text.js';

/** Why something could not be read, in words, with the way to try again. Shows nothing while there is no error. */
@Component({
  selector: 'cs-failure-note',
  template: `
    @if (text(); as why) {
      <div class="cs-problem" role="alert">
        <p>{{ why }}</p>
        <button class="cs-button" type="button" (click)="retry.emit()">重新读取</button>
      </div>
    }
  `,
  styles: `
    div {
      display: flex;
      gap: 16px;
      align-items: center;
      justify-content: space-between;
    }
    p {
      white-space: pre-line;
    }
    button {
      flex: none;
    }
  `,
})
export class FailureNote {
  readonly error = input.required<unknown>();
  readonly retry = output();
  protected readonly text = computed(() => {
    const error = this.error();
    return error === undefined || error === null ? '' : problemText(error);
  });
}
