import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ReportStore } from './report-store.js';

/** Leads to a field wherever it is in the report: findings, steps of a score and missing items all link through here. */
@Injectable()
export class FieldLinks {
  /** The field to be shown now; a new object each time. */
  readonly wanted = signal<{ key: string } | null>(null);
  private readonly report = inject(ReportStore);
  private readonly router = inject(Router);

  async go(key: string): Promise<void> {
    const report = this.report.report();
    const sectionId = this.report.sectionIdOf(key);
    if (report && sectionId) await this.router.navigate(['/reports', report.id, 'sections', sectionId]);
    this.wanted.set({ key });
  }
}
