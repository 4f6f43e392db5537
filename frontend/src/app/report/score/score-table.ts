import { Component, computed, inject, input } from '@angular/core';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';
import { ScoreSteps } from './score-steps.js';
import { StagedScore } from './staged-score.js';

/** The scoring annex (all indicators by group), or only the groups' subtotals. */
@Component({
  selector: 'cs-score-table',
  imports: [ScoreSteps, StagedScore],
  templateUrl: './score-table.html',
  styleUrl: './score-table.css',
})
export class ScoreTable {
  readonly kind = input.required<'summary' | 'indicators'>();
  protected readonly links = inject(FieldLinks);
  private readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  private readonly definition = computed(() => this.report.template()?.definition);
  protected readonly total = computed(() => {
    const evaluation = this.preview.evaluation() ?? this.report.score();
    return { points: evaluation?.total ?? null, known: evaluation?.known ?? '—' };
  });
  /** Outer groups with their subgroups and lines. */
  protected readonly groups = computed(() => {
    const definition = this.definition();
    const totals = new Map((this.preview.evaluation() ?? this.report.score())?.groups.map((each) => [each.key, each]));
    const groups = definition?.groups ?? [];
    return groups
      .filter(({ parent }) => parent === undefined)
      .map((group) => {
        const inner = groups.filter(({ parent }) => parent === group.key);
        const parts = (inner.length ? inner : [group]).map((part) => ({
          ...part,
          total: totals.get(part.key),
          lines: this.lines(part.key),
        }));
        return { ...group, total: totals.get(group.key), parts };
      });
  });

  private lines(group: string) {
    const staged = new Map(this.report.score()?.indicators.map((each) => [each.key, each]));
    const live = this.preview.scores();
    return (this.definition()?.indicators ?? [])
      .filter((indicator) => indicator.group === group)
      .map((indicator) => {
        const saved = staged.get(indicator.key);
        const score = live.get(indicator.key) ?? saved;
        return { indicator, saved, points: score?.points ?? null, steps: score?.steps ?? [] };
      });
  }
}
