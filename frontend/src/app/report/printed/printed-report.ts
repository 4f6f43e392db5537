import { Component, input } from '@angular/core';
import type { PrintedReport as Report } from '@countersign/document';
import { PrintedChart } from './printed-chart.js';
import { PrintedRuns } from './printed-runs.js';
import { PrintedTable } from './printed-table.js';

/** The report as it is printed, or two versions of it as one redline, on a sheet of the screen. */
@Component({
  selector: 'cs-printed-report',
  imports: [PrintedChart, PrintedRuns, PrintedTable],
  templateUrl: './printed-report.html',
  styleUrl: './printed-report.css',
})
export class PrintedReport {
  readonly report = input.required<Report>();
  /** Where the pictures of the text are read. */
  readonly pictures = input('/api/attachments/');
}
