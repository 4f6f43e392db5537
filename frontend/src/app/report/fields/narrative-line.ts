import { Component, inject, input } from '@angular/core';
import { FieldLinks } from '../field-links.js';
import type { ShownPiece } from './shown-narrative.js';

/** One line of a narrative; a live figure leads to where it comes from. */
@Component({
  selector: 'cs-narrative-line',
  // pieces hold their text as a property: blanks between the tags are then not printed
  template: `@for (piece of pieces(); track $index) {
    @switch (piece.kind) {
      @case ('text') {
        <span [class.strong]="piece.strong" [textContent]="piece.text"></span>
      }
      @case ('figure') {
        <button
          type="button"
          [class.strong]="piece.strong"
          [title]="piece.label"
          [textContent]="piece.text"
          (click)="links.go(piece.chip.key)"
        ></button>
      }
      @case ('footnote') {
        <sup>〔{{ piece.number }}〕</sup>
      }
    }
  }`,
  styles: `
    :host {
      overflow-wrap: anywhere;
    }
    button {
      font: inherit;
      border: 0;
      border-radius: 3px;
      padding: 0 3px;
      background: var(--cs-accent-soft);
      color: #143a6b;
      cursor: pointer;
    }
    .strong {
      font-weight: 700;
    }
    sup {
      font-size: max(12px, 0.7em);
      line-height: 0;
    }
    @media print {
      button {
        background: none;
        color: inherit;
        padding: 0;
      }
    }
  `,
})
export class NarrativeLine {
  readonly pieces = input.required<readonly ShownPiece[]>();
  protected readonly links = inject(FieldLinks);
}
