import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { apiResource } from '../../../api/api-resource.js';
import { Instant } from '../../../ui/days.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { FailureNote } from '../../../ui/failure-note.js';
import { Skeleton } from '../../../ui/skeleton.js';

/** The yearly templates and their versions. */
@Component({
  selector: 'cs-templates-page',
  imports: [EmptyState, FailureNote, Instant, RouterLink, Skeleton],
  template: `
    <h1>模板</h1>
    <cs-failure-note [error]="reading.error()" (retry)="reading.reload()" />
    @if (versions(); as items) {
      @if (items.length) {
        <table class="cs-table cs-card">
          <thead>
            <tr>
              <th scope="col">模板</th>
              <th scope="col">年度</th>
              <th scope="col">版本</th>
              <th scope="col">发布时间</th>
            </tr>
          </thead>
          <tbody>
            @for (version of items; track version.id) {
              <tr>
                <td>
                  <a [routerLink]="[version.id]">{{ version.title }}</a>
                </td>
                <td>{{ version.year }}年度</td>
                <td>第 {{ version.version }} 版</td>
                <td>{{ version.publishedAt ? (version.publishedAt | csInstant) : '未发布' }}</td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <cs-empty-state title="还没有模板">
          <p>模板随系统安装；升级后会出现在这里。</p>
        </cs-empty-state>
      }
    } @else if (!reading.error()) {
      <cs-skeleton [rows]="3" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      padding: 16px;
    }
  `,
})
export class TemplatesPage {
  protected readonly reading = apiResource('listTemplates');
  protected readonly versions = computed(() => (this.reading.hasValue() ? this.reading.value().items : undefined));
}
