import { Component, computed, inject, input, output } from '@angular/core';
import type { ScoreStep } from '@countersign/template';
import { FieldLinks } from '../field-links.js';

/** How points came out, in words and numbers; each figure leads to the field it came from. */
@Component({
  selector: 'cs-score-steps',
  template: `
    <ol>
      @for (step of lines(); track $index) {
        <li>
          {{ step.text }}
          @if (linked() && step.inputs.length) {
            <span class="inputs">
              @for (input of step.inputs; track input.key) {
                <button type="button" [title]="'查看' + input.label" (click)="open(input.key)">
                  {{ input.label }} {{ brief(input.shown) }}
                </button>
              }
            </span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      margin: 4px 0 0;
      padding-left: 1.4em;
      font-size: 13px;
      color: #3d4752;
    }
    .inputs {
      display: block;
    }
    button {
      border: 0;
      background: none;
      padding: 0;
      margin-right: 12px;
      color: var(--cs-accent);
      font: inherit;
      text-align: left;
      text-decoration: underline;
      text-underline-offset: 2px;
      cursor: pointer;
    }
    @media print {
      .inputs {
        display: none;
      }
      ol {
        font-size: 10pt;
      }
    }
  `,
})
export class ScoreSteps {
  readonly steps = input.required<readonly ScoreStep[]>();
  /** Whether the figures behind a step are links. */
  readonly linked = input(true);
  readonly opened = output<string>();
  /** A figure or answer is linked at the first step that uses it. */
  protected readonly lines = computed(() => {
    const linked = new Set<string>();
    return this.steps().map(({ text, inputs }) => ({
      text,
      inputs: inputs.filter(({ key }) => !linked.has(key) && linked.add(key)),
    }));
  });
  private readonly links = inject(FieldLinks, { optional: true });

  /** A long answer is only begun here. */
  protected brief(shown: string): string {
    return shown.length > 16 ? `${shown.slice(0, 15)}…` : shown;
  }

  protected open(key: string): void {
    this.opened.emit(key);
    void this.links?.go(key);
  }
}
