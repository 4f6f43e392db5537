import { Component, computed, inject, input } from '@angular/core';
import { fullPoints, scoredBy } from '@countersign/scoring';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';
import { stagesShown } from './live-stages.js';
import { ScoreSteps } from './score-steps.js';
import { StageDifferences } from './stage-differences.js';
import { StagePointsCell } from './stage-points.js';
import { StagedScore } from './staged-score.js';
import { changeText, scoredByWords, stageWords, weightText } from './stage-words.js';

/** The scoring annex (all indicators by group, the stages side by side), or only the groups' subtotals. */
@Component({
  selector: 'cs-score-table',
  imports: [ScoreSteps, StageDifferences, StagePointsCell, StagedScore],
  templateUrl: './score-table.html',
  styleUrl: './score-table.css',
})
export class ScoreTable {
  readonly kind = input.required<'summary' | 'indicators'>();
  protected readonly words = stageWords;
  protected readonly changeText = changeText;
  protected readonly links = inject(FieldLinks);
  protected readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  private readonly definition = computed(() => this.report.template()?.definition);
  protected readonly total = computed(() => {
    const evaluation = this.preview.evaluation() ?? this.report.score();
    return {
      points: evaluation?.total ?? null,
      known: evaluation?.known ?? '—',
      of: this.full(),
      grade: evaluation?.grade ?? null,
      steps: evaluation?.steps ?? [],
    };
  });
  protected readonly comparison = this.preview.stages;
  protected readonly stages = computed(() => {
    const score = this.report.score();
    return score ? stagesShown(score) : [];
  });
  /** Outer groups with their subgroups and lines. */
  protected readonly groups = computed(() => {
    const groups = this.definition()?.groups ?? [];
    const totals = new Map((this.preview.evaluation() ?? this.report.score())?.groups.map((each) => [each.key, each]));
    const stages = new Map(this.comparison()?.groups.map((each) => [each.key, each]));
    return groups
      .filter(({ parent }) => parent === undefined)
      .map((group) => {
        const inner = groups.filter(({ parent }) => parent === group.key);
        const parts = (inner.length ? inner : [group]).map((part) => ({
          ...part,
          total: totals.get(part.key),
          stages: stages.get(part.key),
          lines: this.lines(part.key),
        }));
        return { ...group, total: totals.get(group.key), parts };
      });
  });

  /** Full points, without bonus. */
  private full(): string {
    return fullPoints(this.definition()?.indicators ?? []).toFixed();
  }

  private lines(group: string) {
    const saved = new Map(this.report.score()?.indicators.map((each) => [each.key, each]));
    const stages = new Map(this.comparison()?.lines.map((each) => [each.key, each]));
    const live = this.preview.scores();
    return (this.definition()?.indicators ?? [])
      .filter((indicator) => indicator.group === group)
      .map((indicator) => {
        const { key } = indicator;
        const score = live.get(key) ?? saved.get(key);
        return {
          indicator,
          saved: saved.get(key),
          stages: stages.get(key),
          by: scoredByWords[scoredBy(indicator)],
          of: score?.of ?? indicator.points,
          weight: weightText(indicator, score),
          points: score?.points ?? null,
          steps: score?.steps ?? [],
        };
      });
  }
}
