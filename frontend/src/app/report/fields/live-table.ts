import { Component, computed, inject, input } from '@angular/core';
import { cellKey, hasCell, liveTable, shownFigure } from '@countersign/template';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';

/** A table of the template inside a narrative, with its present figures. */
@Component({
  selector: 'cs-live-table',
  template: `
    @if (table(); as shown) {
      <div class="wide">
        <table>
          <caption>
            {{
              shown.caption
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              @for (column of shown.columns; track $index) {
                <th scope="col">{{ column }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of shown.rows; track row.key) {
              <tr>
                <th scope="row">{{ row.label }}</th>
                @for (cell of row.cells; track $index) {
                  <td>{{ cell }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <p>〔没有代码为“{{ key() }}”的表〕</p>
    }
  `,
  styles: `
    .wide {
      overflow-x: auto;
      margin: 8px 0;
    }
    table {
      border-collapse: collapse;
      font: 13px/1.5 var(--cs-sans);
      min-width: 60%;
    }
    caption {
      font-weight: 600;
      padding: 4px;
    }
    th,
    td {
      border: 1px solid var(--cs-line);
      padding: 2px 8px;
      font-weight: 400;
      text-align: left;
    }
    thead th {
      background: #f4f6f8;
      text-align: center;
    }
    td {
      text-align: right;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    p {
      color: var(--cs-muted);
    }
  `,
})
export class LiveTable {
  readonly key = input.required<string>();
  private readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  protected readonly table = computed(() => {
    const template = this.report.template();
    const table = template && liveTable(template, this.key());
    if (!table) return null;
    const shown = (key: string) => {
      const value = this.preview.stored(key);
      return value === undefined ? '' : shownFigure(template, key, value, true);
    };
    return {
      caption: [table.number, table.label].filter(Boolean).join(' '),
      columns: table.columns.map(({ label, unit }) => (unit && unit !== '%' ? `${label}（${unit}）` : label)),
      rows: table.rows.map((row) => ({
        key: row.key,
        label: row.label,
        cells: table.columns.map((column) =>
          hasCell(row, column) ? shown(cellKey(table.key, row.key, column.key)) : '',
        ),
      })),
    };
  });
}
