import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { daysLeft } from './days.js';
import { DocumentsPanel } from './documents/documents-panel.js';
import { HistoryPanel } from './side/history-panel.js';
import { ReportStore } from './report-store.js';
import { StateMark } from './state-mark.js';
import { DaysLeft } from '../ui/days.js';

/** Which report, how far it is, what it scores so far, how long there is; its history on demand. */
@Component({
  selector: 'cs-report-header',
  imports: [DaysLeft, DocumentsPanel, HistoryPanel, RouterLink, StateMark],
  template: `
    @if (store.report(); as report) {
      <header>
        <h1>
          {{ report.department.name }} <span>{{ report.year }}年度整体支出绩效自评报告</span>
        </h1>
        <cs-state-mark [report]="report.state" />
        <span class="score">
          {{ report.scoreTotal === null ? '已知得分' : '得分' }}
          <b>{{ report.scoreTotal ?? report.scoreKnown ?? '—' }}</b>
          @if (unknown(); as count) {
            <small>{{ count }} 项尚缺数据</small>
          }
        </span>
        @if (store.recomputing()) {
          <span class="recomputing" role="status">正在重新计算…</span>
        }
        @if (report.deadline | csDaysLeft: report.state; as left) {
          <span [class.late]="late()">{{ left }}</span>
        }
        <a class="cs-button" [routerLink]="['/reports', report.id, 'compare']">版本比较</a>
        <button class="cs-button" type="button" [attr.aria-expanded]="files()" (click)="files.set(!files())">
          文件
        </button>
        <button class="cs-button" type="button" [attr.aria-expanded]="history()" (click)="history.set(!history())">
          报告历史
        </button>
      </header>
      @if (report.recomputeProblem; as why) {
        <p class="trouble" role="alert">得分和核查结果暂时未能更新：{{ why }}</p>
      }
      @if (files()) {
        <aside role="dialog" aria-label="报告文件" (keydown.escape)="files.set(false)">
          <button type="button" class="cs-button close" (click)="files.set(false)">关闭</button>
          <cs-documents-panel [reportId]="report.id" />
        </aside>
      }
      @if (history()) {
        <aside role="dialog" aria-label="报告历史" (keydown.escape)="history.set(false)">
          <button type="button" class="cs-button close" (click)="history.set(false)">关闭</button>
          <cs-history-panel [reportId]="report.id" />
        </aside>
      }
    }
  `,
  styleUrl: './report-header.css',
})
export class ReportHeader {
  protected readonly store = inject(ReportStore);
  protected readonly history = signal(false);
  protected readonly files = signal(false);
  protected readonly unknown = computed(
    () => this.store.score()?.indicators.filter(({ points }) => points === null).length ?? 0,
  );
  protected readonly late = computed(() => {
    const report = this.store.report();
    return (daysLeft(report?.deadline, report?.state, new Date()) ?? 0) < 0;
  });
}
