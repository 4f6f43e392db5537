import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import type { RowAct, RowChoice } from './row-acts.js';

/** What may be done with a row, behind one small button. Opens above everything, so that the table's frame cannot cut it. */
@Component({
  selector: 'cs-row-menu',
  template: `
    <button
      #button
      type="button"
      aria-haspopup="menu"
      [tabIndex]="reachable() ? 0 : -1"
      [attr.aria-label]="'“' + row() + '”行的操作'"
      title="行的操作（Shift+F10）"
      (click)="open()"
    >
      ⋮
    </button>
    <div #menu popover role="menu" tabindex="-1" [attr.aria-label]="'“' + row() + '”行的操作'" (keydown)="move($event)">
      @for (choice of choices(); track choice.act) {
        <button type="button" role="menuitem" [disabled]="choice.off" (click)="choose(choice.act)">
          {{ choice.label }}
          @if (shortcuts[choice.act]; as keys) {
            <kbd>{{ keys }}</kbd>
          }
        </button>
      }
    </div>
  `,
  styles: `
    :host > button {
      border: 0;
      background: none;
      color: var(--cs-muted);
      font: bold 16px/1 var(--cs-sans);
      width: 20px;
      padding: 2px 0;
      cursor: pointer;
    }
    :host > button:hover,
    :host > button:focus-visible {
      color: var(--cs-accent);
      background: var(--cs-accent-soft);
    }
    [role='menu'] {
      position: fixed;
      inset: auto;
      margin: 0;
      padding: 4px 0;
      min-width: 12em;
      border: 1px solid var(--cs-line);
      background: #fff;
      box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
      font: 14px/1.4 var(--cs-sans);
    }
    [role='menuitem'] {
      display: flex;
      justify-content: space-between;
      gap: 24px;
      width: 100%;
      padding: 5px 14px;
      border: 0;
      background: none;
      color: var(--cs-ink);
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    [role='menuitem']:hover:enabled,
    [role='menuitem']:focus-visible {
      background: var(--cs-accent-soft);
      outline: none;
    }
    [role='menuitem']:disabled {
      color: #9aa3ad;
      cursor: default;
    }
    kbd {
      font: 12px var(--cs-sans);
      color: var(--cs-muted);
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class RowMenu {
  readonly key = input.required<string>();
  /** Name of the row. */
  readonly row = input.required<string>();
  readonly choices = input.required<readonly RowChoice[]>();
  /** Whether Tab stops here: only at the row of the cursor, as everywhere in the table. */
  readonly reachable = input(false);
  readonly chosen = output<RowAct>();
  protected readonly shortcuts: Partial<Record<RowAct, string>> = { up: 'Alt ↑', down: 'Alt ↓' };
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  private readonly menu = viewChild.required<ElementRef<HTMLElement>>('menu');

  open(): void {
    const place = this.button().nativeElement.getBoundingClientRect();
    const menu = this.menu().nativeElement;
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    const below = place.bottom + height <= innerHeight;
    menu.style.left = `${Math.max(4, Math.min(place.left, innerWidth - width - 4))}px`;
    menu.style.top = `${below ? place.bottom : Math.max(4, place.top - height)}px`;
    this.items()[0]?.focus();
  }

  protected choose(act: RowAct): void {
    this.menu().nativeElement.hidePopover();
    this.chosen.emit(act);
  }

  protected move(event: KeyboardEvent): void {
    // the table must not take these keys for its own
    event.stopPropagation();
    const items = this.items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length]?.focus();
  }

  private items(): HTMLElement[] {
    return [...this.menu().nativeElement.querySelectorAll<HTMLElement>('[role=menuitem]:enabled')];
  }
}
