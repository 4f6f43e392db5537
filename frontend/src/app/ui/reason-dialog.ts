import { Component, computed, input, output, signal } from '@angular/core';
import { Dialog } from './dialog.js';

const longestReason = 2000;

/** Asks for a confirmation, and for the reason where one is owed. The owner does the act and closes the dialog. */
@Component({
  selector: 'cs-reason-dialog',
  imports: [Dialog],
  template: `
    <cs-dialog [title]="title()" (closed)="closed.emit()">
      <form (submit)="confirm($event)">
        <p><ng-content /></p>
        @if (reasonLabel(); as label) {
          <label for="reason">{{ label }}</label>
          <textarea
            #text
            id="reason"
            class="cs-input"
            rows="4"
            [maxLength]="longest"
            [required]="reasonRequired()"
            (input)="reason.set(text.value)"
          ></textarea>
        }
        @if (problem(); as why) {
          <p class="cs-problem" role="alert">{{ why }}</p>
        }
        <footer>
          <button class="cs-button" type="button" (click)="closed.emit()">取消</button>
          <button
            class="cs-button"
            [class]="danger() ? 'danger' : 'primary'"
            type="submit"
            [disabled]="!ready() || busy()"
          >
            {{ verb() }}
          </button>
        </footer>
      </form>
    </cs-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 10px;
    }
    label {
      font-weight: 600;
    }
    .cs-problem {
      white-space: pre-line;
    }
    footer {
      display: flex;
      gap: 10px;
      justify-content: flex-end;
    }
  `,
})
export class ReasonDialog {
  readonly title = input.required<string>();
  readonly verb = input.required<string>();
  /** Empty: only a confirmation. */
  readonly reasonLabel = input('');
  readonly reasonRequired = input(true);
  readonly danger = input(false);
  readonly busy = input(false);
  /** Why the act could not be done, in words. */
  readonly problem = input('');
  readonly confirmed = output<string>();
  readonly closed = output();
  protected readonly longest = longestReason;
  protected readonly reason = signal('');
  protected readonly ready = computed(
    () => !this.reasonLabel() || !this.reasonRequired() || this.reason().trim() !== '',
  );

  protected confirm(event: Event): void {
    event.preventDefault();
    if (this.ready() && !this.busy()) this.confirmed.emit(this.reason().trim());
  }
}
