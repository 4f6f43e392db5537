import { Component, effect, input, output, viewChild, type ElementRef } from '@angular/core';

/** A window over the page, as long as it stands in the template: focus stays inside, Escape closes it. */
@Component({
  selector: 'cs-dialog',
  template: `
    <dialog
      #dialog
      [attr.aria-label]="title()"
      [class.wide]="wide()"
      [class.full]="full()"
      (cancel)="cancel($event)"
      (close)="closed.emit()"
    >
      <header>
        <h2>{{ title() }}</h2>
        <button type="button" class="close" aria-label="关闭" (click)="closed.emit()">✕</button>
      </header>
      <div class="content"><ng-content /></div>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(520px, 94vw);
      max-height: 88dvh;
      padding: 0;
      border: 0;
      border-radius: var(--cs-radius);
      background: var(--cs-paper);
      color: var(--cs-ink);
      box-shadow: 0 12px 40px rgb(16 42 67 / 30%);
    }
    dialog.wide {
      width: min(860px, 94vw);
    }
    dialog.full {
      width: min(1280px, 96vw);
      max-height: 94dvh;
    }
    dialog[open] {
      display: flex;
      flex-direction: column;
    }
    dialog::backdrop {
      background: rgb(16 42 67 / 45%);
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: 14px 20px;
      border-bottom: 1px solid var(--cs-line);
    }
    .close {
      width: 32px;
      height: 32px;
      border: 0;
      border-radius: var(--cs-radius);
      background: none;
      color: var(--cs-muted);
      cursor: pointer;
    }
    .close:hover {
      background: var(--cs-soft);
    }
    .content {
      padding: 16px 20px 20px;
      overflow: auto;
    }
  `,
})
export class Dialog {
  readonly title = input.required<string>();
  readonly wide = input(false);
  /** As wide as the screen allows, for tables. */
  readonly full = input(false);
  readonly closed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => {
      const dialog = this.dialog().nativeElement;
      if (!dialog.open) dialog.showModal();
      // a form begins at its first field, not at the closing cross
      this.dialog().nativeElement.querySelector<HTMLElement>('.content :is(input, textarea, select)')?.focus();
    });
  }

  /** The owner of the dialog takes it out of the template, or keeps it. */
  protected cancel(event: Event): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.closed.emit();
  }
}
