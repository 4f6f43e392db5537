import { Component, input, linkedSignal, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Dialog } from '../../../ui/dialog.js';

/** Asks for the name of a department or an office. */
@Component({
  selector: 'cs-name-dialog',
  imports: [Dialog, FormsModule],
  template: `
    <cs-dialog [title]="title()" (closed)="closed.emit()">
      <form (ngSubmit)="name().trim() && named.emit(name().trim())">
        <label for="name">{{ label() }}</label>
        <input id="name" class="cs-input" name="name" maxlength="100" autocomplete="off" [(ngModel)]="name" />
        @if (problem(); as why) {
          <p class="cs-problem" role="alert">{{ why }}</p>
        }
        <footer>
          <button class="cs-button" type="button" (click)="closed.emit()">取消</button>
          <button class="cs-button primary" type="submit" [disabled]="!name().trim()">保存</button>
        </footer>
      </form>
    </cs-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 8px;
    }
    label {
      font-weight: 600;
    }
    footer {
      display: flex;
      gap: 10px;
      justify-content: flex-end;
      margin-top: 8px;
    }
  `,
})
export class NameDialog {
  readonly title = input.required<string>();
  readonly label = input.required<string>();
  readonly initial = input('');
  readonly problem = input('');
  readonly named = output<string>();
  readonly closed = output();
  protected readonly name = linkedSignal(() => this.initial());
}
