import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { ScoreView } from '@countersign/contracts';
import { canonicalAmount, describeAmountProblem, parseAmount } from '@countersign/figures';
import { checkStagedPoints, givenStages, stagedPointsLimits } from '@countersign/scoring';
import type { GivenStage, StageLine } from '@countersign/scoring';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { ReportStore } from '../report-store.js';
import { personText } from '../words.js';
import { changeText, outdatedText, stageWords } from './stage-words.js';

type Indicator = ScoreView['indicators'][number];

/** The reviewer's (复核) and the bureau's (复评) points beside the self-score, with their reasons; a box for whom they belong to. */
@Component({
  selector: 'cs-staged-score',
  templateUrl: './staged-score.html',
  styleUrl: './staged-score.css',
})
export class StagedScore {
  readonly score = input.required<Indicator>();
  readonly line = input.required<StageLine>();
  protected readonly words = stageWords;
  protected readonly stages = computed(() => {
    const [score, line] = [this.score(), this.line()];
    return givenStages.map((stage) => ({
      stage,
      given: score[stage],
      change: changeText(line.differences.find((each) => each.stage === stage)?.change ?? null),
      outdated: outdatedText(line, stage),
      may: stage === 'verified' ? score.mayVerify : score.mayRescore,
    }));
  });
  protected readonly writing = signal<GivenStage | null>(null);
  protected readonly points = linkedSignal(() => this.startingPoints());
  protected readonly reason = linkedSignal(() => this.given()?.reason ?? '');
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly personText = personText;
  private readonly api = inject(Api);
  private readonly report = inject(ReportStore);
  protected readonly limits = computed(() => {
    const indicator = this.report.template()?.indicators.get(this.score().key);
    return indicator ? stagedPointsLimits(indicator, this.line().of, this.line().points) : null;
  });

  protected begin(stage: GivenStage): void {
    this.problems.set([]);
    this.writing.set(stage);
  }

  protected async save(stage: GivenStage): Promise<void> {
    const report = this.report.report();
    const limits = this.limits();
    const points = this.typedPoints();
    if (points === null || !report || !limits) return;
    const given = { points, reason: this.reason() };
    const refusals = checkStagedPoints(stage, given, limits);
    this.problems.set(refusals.map(({ zh }) => zh));
    if (refusals.length) return;
    this.busy.set(true);
    try {
      const params = { id: report.id, indicator: this.score().key };
      this.report.score.set(await this.api.call('stageScore', { params, body: { stage, ...given } }));
      this.writing.set(null);
    } catch (error) {
      this.problems.set([problemText(error)]);
    } finally {
      this.busy.set(false);
    }
  }

  private typedPoints(): string | null {
    const parsed = parseAmount(this.points(), { unit: '分', decimals: 2, negative: true });
    if (parsed.ok && !('blank' in parsed)) return canonicalAmount(parsed.value);
    this.problems.set([parsed.ok ? '请填写得分。' : describeAmountProblem(parsed.problem)]);
    return null;
  }

  private given(): Indicator[GivenStage] {
    const stage = this.writing();
    return stage ? this.score()[stage] : null;
  }

  /** What stands there and still rests on the present points, else those of the stage before: agreeing takes one press. */
  private startingPoints(): string {
    const stage = this.writing();
    if (!stage) return '';
    const { points } = this.line();
    const before = stage === 'verified' ? points.self : points.verified;
    return this.given()?.points ?? before ?? '';
  }
}
