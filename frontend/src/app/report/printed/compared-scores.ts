import { Component, input } from '@angular/core';
import type { ComparisonView } from '@countersign/contracts';

/** Indicators that score differently in two versions, each with the rule's own words for both. */
@Component({
  selector: 'cs-compared-scores',
  template: `
    <table>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">原得分</th>
          <th scope="col">现得分</th>
          <th scope="col">怎样得出</th>
        </tr>
      </thead>
      <tbody>
        @for (score of scores(); track score.key) {
          <tr>
            <th scope="row">
              {{ score.label }} <small>满分 {{ score.of }}</small>
            </th>
            <td>
              <del>{{ score.before.points ?? '未知' }}</del>
            </td>
            <td>
              <ins>{{ score.after.points ?? '未知' }}</ins>
            </td>
            <td>
              @for (step of score.before.steps; track $index) {
                <p><b>原</b> {{ step }}</p>
              }
              @for (step of score.after.steps; track $index) {
                <p><b>现</b> {{ step }}</p>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
      background: var(--cs-paper);
      font-size: 14px;
    }
    th,
    td {
      border: 1px solid var(--cs-line);
      padding: 6px 10px;
      text-align: left;
      vertical-align: top;
      font-variant-numeric: tabular-nums;
    }
    thead th {
      background: var(--cs-soft);
      white-space: nowrap;
    }
    tbody th {
      font-weight: 400;
      min-width: 10em;
    }
    small {
      display: block;
      color: var(--cs-muted);
    }
    p {
      margin: 0;
    }
    del {
      color: #7a1f16;
    }
    ins {
      color: #14532d;
      text-decoration: none;
      font-weight: 600;
    }
  `,
})
export class ComparedScores {
  readonly scores = input.required<ComparisonView['scores']>();
}
