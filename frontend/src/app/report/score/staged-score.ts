import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import type { ScoreView } from '@countersign/contracts';
import { canonicalAmount, describeAmountProblem, parseAmount } from '@countersign/figures';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { ReportStore } from '../report-store.js';
import { personText } from '../words.js';

type Indicator = ScoreView['indicators'][number];
type Stage = 'verified' | 'rescored';

/** The reviewer's (复核) and the bureau's (复评) points beside the computed ones; a box for whom they belong to. */
@Component({
  selector: 'cs-staged-score',
  template: `
    @for (stage of stages; track stage.key) {
      @let given = score()[stage.key];
      @let may = stage.key === 'verified' ? score().mayVerify : score().mayRescore;
      @if (given) {
        <p>
          <b>{{ stage.label }} {{ given.points }} 分</b> {{ given.reason }} <small>{{ personText(given.by) }}</small>
        </p>
      }
      @if (may) {
        @if (writing() === stage.key) {
          <form (submit)="$event.preventDefault(); save(stage.key)">
            <label
              >{{ stage.label }}得分
              <input
                inputmode="decimal"
                autocomplete="off"
                [value]="points()"
                (input)="points.set($any($event.target).value)"
              />
              / {{ score().of }}</label
            >
            <label
              >依据
              <textarea
                rows="2"
                maxlength="2000"
                [value]="reason()"
                (input)="reason.set($any($event.target).value)"
              ></textarea>
            </label>
            @if (problem(); as why) {
              <p class="problem" role="alert">{{ why }}</p>
            }
            <button class="cs-button" type="submit" [disabled]="busy()">保存{{ stage.label }}分</button>
            <button class="cs-button" type="button" (click)="writing.set(null)">取消</button>
          </form>
        } @else {
          <button class="cs-button" type="button" (click)="begin(stage.key)">
            {{ given ? '修改' : '填写' }}{{ stage.label }}分
          </button>
        }
      }
    }
  `,
  styles: `
    p {
      margin: 4px 0;
      font-size: 13px;
    }
    small {
      color: var(--cs-muted);
    }
    form {
      display: grid;
      gap: 4px;
      font-size: 13px;
    }
    input {
      width: 5em;
      text-align: right;
    }
    textarea {
      width: 100%;
      box-sizing: border-box;
      font: inherit;
    }
    .problem {
      color: var(--cs-red);
    }
    @media print {
      button,
      form {
        display: none;
      }
    }
  `,
})
export class StagedScore {
  readonly score = input.required<Indicator>();
  protected readonly stages = [
    { key: 'verified', label: '复核' },
    { key: 'rescored', label: '复评' },
  ] as const;
  protected readonly writing = signal<Stage | null>(null);
  protected readonly points = linkedSignal(() => this.startingPoints());
  protected readonly reason = linkedSignal(() => this.given()?.reason ?? '');
  protected readonly problem = signal('');
  protected readonly busy = signal(false);
  protected readonly personText = personText;
  private readonly api = inject(Api);
  private readonly report = inject(ReportStore);

  protected begin(stage: Stage): void {
    this.problem.set('');
    this.writing.set(stage);
  }

  protected async save(stage: Stage): Promise<void> {
    const report = this.report.report();
    const parsed = parseAmount(this.points(), { unit: '分', decimals: 2 });
    if (!parsed.ok || 'blank' in parsed || !report) {
      this.problem.set(parsed.ok ? '请填写得分。' : describeAmountProblem(parsed.problem));
      return;
    }
    this.busy.set(true);
    try {
      const score = await this.api.call('stageScore', {
        params: { id: report.id, indicator: this.score().key },
        body: { stage, points: canonicalAmount(parsed.value), reason: this.reason() },
      });
      this.report.score.set(score);
      this.writing.set(null);
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }

  private given(): Indicator['verified'] {
    const stage = this.writing();
    return stage ? this.score()[stage] : null;
  }

  /** What stands there, else the reviewer's points, else the computed ones: agreeing takes one press. */
  private startingPoints(): string {
    return this.given()?.points ?? this.score().verified?.points ?? this.score().points ?? '';
  }
}
