import { Component, computed, input } from '@angular/core';
import { injectChipFigures } from './chip-figures.js';
import { LiveChart } from './live-chart.js';
import { LiveTable } from './live-table.js';
import { NarrativeLine } from './narrative-line.js';
import { shownNarrative } from './shown-narrative.js';

/** A narrative as it is printed, every live figure with its present value. */
@Component({
  selector: 'cs-narrative-view',
  imports: [LiveChart, LiveTable, NarrativeLine],
  template: `
    @for (block of shown().blocks; track $index) {
      @switch (block.kind) {
        @case ('line') {
          <p [class]="block.as + ' level-' + block.level">
            @if (block.number) {
              <span class="number" [textContent]="block.number"></span>
            }
            <cs-narrative-line [pieces]="block.pieces" />
          </p>
        }
        @case ('heading') {
          <p role="heading" [attr.aria-level]="block.level + 3" [class]="'heading level-' + block.level">
            <cs-narrative-line [pieces]="block.pieces" />
          </p>
        }
        @case ('table') {
          <div class="wide">
            <table>
              @for (row of block.rows; track $index; let head = $first) {
                <tr [class.head]="head">
                  @for (cell of row; track $index) {
                    <td [attr.colspan]="cell.columnSpan" [attr.rowspan]="cell.rowSpan">
                      <cs-narrative-line [pieces]="cell.pieces" />
                    </td>
                  }
                </tr>
              }
            </table>
          </div>
        }
        @case ('picture') {
          <figure>
            <img
              [src]="'/api/attachments/' + block.attachment + '/content'"
              [alt]="block.caption || '图片'"
              loading="lazy"
            />
            <figcaption>{{ block.caption }}</figcaption>
          </figure>
        }
        @case ('live_table') {
          <cs-live-table [key]="block.table" />
        }
        @case ('live_chart') {
          <cs-live-chart [name]="block.chart" />
        }
      }
    }
    @if (shown().footnotes.length) {
      <ol class="footnotes">
        @for (footnote of shown().footnotes; track $index) {
          <li>〔{{ $index + 1 }}〕<cs-narrative-line [pieces]="footnote" /></li>
        }
      </ol>
    }
  `,
  styles: `
    :host {
      display: block;
      font: 16px/1.8 var(--cs-serif);
    }
    p {
      margin: 0;
      text-indent: 2em;
      min-height: 1em;
      overflow-wrap: anywhere;
    }
    p.heading {
      text-indent: 0;
      font-weight: 700;
      margin-top: 8px;
    }
    .heading.level-1 {
      font-size: 18px;
    }
    .bullet .number {
      margin-right: 0.5em;
    }
    .item.level-1,
    .item.level-2 {
      font-family: var(--cs-sans);
    }
    .wide {
      overflow-x: auto;
      margin: 8px 0;
    }
    table {
      border-collapse: collapse;
      width: 100%;
      font-size: 15px;
      line-height: 1.6;
    }
    td {
      border: 1px solid #9aa7b5;
      padding: 2px 8px;
      min-width: 3em;
    }
    .head td {
      text-align: center;
      background: #f4f6f8;
      font-weight: 600;
    }
    figure {
      margin: 8px 0;
      text-align: center;
    }
    img {
      max-width: 100%;
    }
    figcaption {
      font-size: 14px;
    }
    .footnotes {
      list-style: none;
      margin: 8px 0 0;
      padding: 6px 0 0;
      border-top: 1px solid var(--cs-line);
      font-size: 14px;
      line-height: 1.6;
    }
  `,
})
export class NarrativeView {
  readonly text = input.required<string>();
  private readonly figures = injectChipFigures();
  protected readonly shown = computed(() => shownNarrative(this.text(), this.figures));
}
