import { Component, computed, inject, input, output } from '@angular/core';
import { ReportStore } from '../report-store.js';
import { ScoreSteps } from './score-steps.js';
import { StageDifferences } from './stage-differences.js';
import { StagedScore } from './staged-score.js';
import { changeText, stageWords } from './stage-words.js';

/** Beside what is examined: the report's points by stage, the open section's indicators to judge, and the differences. */
@Component({
  selector: 'cs-stage-list',
  imports: [ScoreSteps, StageDifferences, StagedScore],
  template: `
    @if (score(); as view) {
      <dl class="totals">
        @for (each of totals(); track each.stage) {
          <div>
            <dt>{{ each.label }}</dt>
            <dd>
              <b>{{ each.points }}</b>
              <small>{{ each.change }} {{ each.complete ? each.grade : '（未完）' }}</small>
            </dd>
          </div>
        }
      </dl>
      @for (line of lines(); track line.score.key) {
        <article>
          <h3>
            {{ line.score.label }} <b>自评 {{ line.points.points.self ?? '？' }} / {{ line.score.of }}</b>
          </h3>
          <cs-score-steps [steps]="line.score.steps" [linked]="false" />
          <cs-staged-score [score]="line.score" [line]="line.points" />
        </article>
      } @empty {
        <p>本节没有直接计分的指标。</p>
      }
      <cs-stage-differences [score]="view" [comparison]="view.stages" (opened)="opened.emit($event)" />
    }
  `,
  styleUrl: './stage-list.css',
})
export class StageList {
  /** Key of the section whose indicators are shown. */
  readonly section = input.required<string | null>();
  readonly opened = output<string>();
  private readonly report = inject(ReportStore);
  protected readonly score = this.report.score;
  protected readonly totals = computed(() => {
    const total = this.score()?.stages.total;
    if (!total) return [];
    return (['self', 'verified', 'rescored'] as const).map((stage) => ({
      stage,
      label: stageWords[stage],
      points: stage === 'self' || total.given[stage] ? total.points[stage] : '—',
      change: stage === 'self' ? '' : changeText(total.change[stage]),
      complete: total.complete[stage],
      grade: total.grade[stage] ?? '',
    }));
  });
  protected readonly lines = computed(() => {
    const view = this.score();
    const points = new Map(view?.stages.lines.map((line) => [line.key, line]));
    return (view?.indicators ?? []).flatMap((score) => {
      const line = points.get(score.key);
      return line && score.section === this.section() ? [{ score, points: line }] : [];
    });
  });
}
