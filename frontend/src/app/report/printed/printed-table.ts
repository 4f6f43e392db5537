import { Component, computed, input } from '@angular/core';
import type { PrintedTable as Table } from '@countersign/document';
import { PrintedRuns } from './printed-runs.js';

/** A table as it is printed: caption, unit, heads that repeat on paper, cells that reach over others. */
@Component({
  selector: 'cs-printed-table',
  imports: [PrintedRuns],
  template: `
    <div class="frame" tabindex="0" role="region" [attr.aria-label]="table().caption ?? '表格'">
      <table>
        @if (table().caption || table().unit) {
          <caption>
            <span>{{ table().caption }}</span>
            @if (table().unit; as unit) {
              <small>{{ unit }}</small>
            }
          </caption>
        }
        <colgroup>
          @for (width of widths(); track $index) {
            <col [style.width.%]="width" />
          }
        </colgroup>
        <thead>
          @for (row of head(); track $index) {
            <tr>
              @for (cell of row; track $index) {
                <th
                  [attr.scope]="(cell.columnSpan ?? 1) > 1 ? 'colgroup' : 'col'"
                  [attr.colspan]="cell.columnSpan ?? null"
                  [attr.rowspan]="cell.rowSpan ?? null"
                >
                  <cs-printed-runs [runs]="cell.runs" />
                </th>
              }
            </tr>
          }
        </thead>
        <tbody>
          @for (row of body(); track $index) {
            <tr>
              @for (cell of row; track $index) {
                <td
                  [attr.colspan]="cell.columnSpan ?? null"
                  [attr.rowspan]="cell.rowSpan ?? null"
                  [class.strong]="cell.strong"
                  [style.text-align]="cell.align ?? null"
                >
                  <cs-printed-runs [runs]="cell.runs" />
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .frame {
      overflow-x: auto;
      margin: 12px 0;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 14px;
      line-height: 1.5;
    }
    caption {
      font-weight: 600;
      padding: 4px 0;
    }
    caption small {
      float: right;
      font-weight: 400;
    }
    th,
    td {
      border: 1px solid #8a97a6;
      padding: 4px 6px;
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    th {
      background: var(--cs-soft);
      font-weight: 600;
    }
    .strong {
      font-weight: 700;
    }
    @media print {
      .frame {
        overflow: visible;
      }
      thead {
        display: table-header-group;
      }
      tr {
        break-inside: avoid;
      }
    }
  `,
})
export class PrintedTable {
  readonly table = input.required<Table>();
  protected readonly widths = computed(() => {
    const { columns } = this.table();
    const whole = columns.reduce((sum, { width }) => sum + width, 0);
    return columns.map(({ width }) => (100 * width) / whole);
  });
  protected readonly head = computed(() => this.table().rows.slice(0, this.table().headRows));
  /** Numbers stand at the side that their column says, where the cell says nothing else. */
  protected readonly body = computed(() => {
    const { rows, headRows, columns } = this.table();
    const plain = columns.map(({ align }) => align);
    return rows
      .slice(headRows)
      .map((row) => (row.length === plain.length ? row.map((cell, index) => ({ align: plain[index], ...cell })) : row));
  });
}
