import { Component, computed, inject } from '@angular/core';
import { givenStages } from '@countersign/scoring';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';
import { SectionStore } from '../section/section-store.js';
import { PointsChange } from './points-change.js';
import { ScoreSteps } from './score-steps.js';
import { StagedScore } from './staged-score.js';
import { changeText, stageWords } from './stage-words.js';

/** The side bar's 得分: what typing does to the points, the open section's indicators first, then those it moves elsewhere. */
@Component({
  selector: 'cs-score-list',
  imports: [PointsChange, ScoreSteps, StagedScore],
  template: `
    <p class="total">
      合计 <b>{{ total().known }}</b> 分
      @if (total().grade; as grade) {
        <b class="grade">{{ grade }}</b>
      }
      @if (total().unknown) {
        <small>另有 {{ total().unknown }} 项尚缺数据</small>
      }
    </p>
    @for (each of totals(); track each.stage) {
      <p class="stage">
        {{ each.label }} <b>{{ each.points }}</b> 分 {{ each.change }} {{ each.grade }}
      </p>
    }
    @if (total().steps.length) {
      <details>
        <summary>合计的算法</summary>
        <cs-score-steps [steps]="total().steps" />
      </details>
    }
    @for (line of lines(); track line.indicator.key) {
      <details [open]="line.own || line.changed">
        <summary>
          <span>{{ line.indicator.label }}</span>
          @if (line.score.notApplicable) {
            <small>不适用，不计分</small>
          } @else {
            <cs-points-change [before]="line.before" [after]="line.score.points" [of]="line.score.of" />
          }
        </summary>
        <p>{{ line.indicator.criterion }}</p>
        <cs-score-steps [steps]="line.score.steps" />
        @if (line.staged && line.stages) {
          <cs-staged-score [score]="line.staged" [line]="line.stages" />
        }
      </details>
    } @empty {
      <p class="none">本节没有直接计分的指标；填写的数据如影响其他指标，会在这里列出。</p>
    }
  `,
  styles: `
    .total {
      margin: 0 0 8px;
    }
    .total b:first-of-type {
      font-size: 20px;
      font-variant-numeric: tabular-nums;
    }
    .grade {
      color: var(--cs-accent);
    }
    small,
    .none {
      color: var(--cs-muted);
    }
    .stage {
      margin: 0 0 4px;
      color: var(--cs-muted);
    }
    details {
      border-top: 1px solid var(--cs-line);
      padding: 6px 0;
    }
    summary {
      display: flex;
      justify-content: space-between;
      gap: 8px;
      cursor: pointer;
      font-weight: 600;
      font-size: 14px;
    }
    details > p {
      margin: 4px 0;
      font-size: 13px;
      color: var(--cs-muted);
    }
  `,
})
export class ScoreList {
  private readonly report = inject(ReportStore);
  private readonly section = inject(SectionStore);
  private readonly preview = inject(SectionPreview);
  protected readonly total = computed(() => {
    const evaluation = this.preview.evaluation();
    const scores = evaluation?.scores ?? [];
    return {
      known: evaluation?.known ?? '—',
      grade: evaluation?.grade,
      steps: evaluation?.steps ?? [],
      unknown: scores.filter(({ points }) => points === null).length,
    };
  });
  /** What the later stages come to, where somebody has given points. */
  protected readonly totals = computed(() => {
    const total = this.preview.stages()?.total;
    if (!total) return [];
    return givenStages
      .filter((stage) => total.given[stage])
      .map((stage) => ({
        stage,
        label: stageWords[stage],
        points: total.points[stage],
        change: changeText(total.change[stage]),
        grade: total.grade[stage] ?? '',
      }));
  });
  protected readonly lines = computed(() => {
    const key = this.section.view()?.key;
    const template = this.report.template();
    const staged = new Map(this.report.score()?.indicators.map((each) => [each.key, each]));
    const stages = new Map(this.preview.stages()?.lines.map((each) => [each.key, each]));
    return [...(template?.indicators.values() ?? [])]
      .flatMap((indicator) => {
        const score = this.preview.scores().get(indicator.key);
        const before = this.preview.pointsBefore().get(indicator.key) ?? null;
        if (!score) return [];
        const own = indicator.section === key;
        const changed = before !== score.points;
        return own || changed
          ? [
              {
                indicator,
                score,
                before,
                own,
                changed,
                staged: staged.get(indicator.key),
                stages: stages.get(indicator.key),
              },
            ]
          : [];
      })
      .sort((a, b) => (a.own === b.own ? 0 : a.own ? -1 : 1));
  });
}
