import { Component, computed, input, output } from '@angular/core';
import type { ScoreView } from '@countersign/contracts';
import { givenStages } from '@countersign/scoring';
import type { StageComparison } from '@countersign/scoring';
import { changeText, outdatedText, stageWords } from './stage-words.js';

/** The indicators that the stages see differently: each side's points and reason, and what it changes in all. */
@Component({
  selector: 'cs-stage-differences',
  template: `
    <h3>有差异的指标 {{ lines().length || '' }}</h3>
    @for (line of lines(); track line.key) {
      <article>
        <h4>
          <button type="button" (click)="opened.emit(line.key)">{{ line.label }}</button>
          <small>满分 {{ line.of }}</small>
        </h4>
        <dl>
          <dt>自评</dt>
          <dd>
            <b>{{ line.points.self ?? '？' }} 分</b> {{ line.workings }}
          </dd>
          @for (each of line.given; track each.stage) {
            <dt>{{ words[each.stage] }}</dt>
            <dd>
              <b>{{ each.points }} 分</b>
              @if (each.change) {
                <b class="change">（{{ each.change }}）</b>
              }
              {{ each.reason || '与上一环节相同' }}
              @if (each.outdated) {
                <span class="outdated">{{ each.outdated }}，请重新确认</span>
              }
            </dd>
          }
        </dl>
      </article>
    } @empty {
      <p>{{ anyGiven() ? '各环节的得分一致。' : '还没有复核或复评得分。' }}</p>
    }
  `,
  styleUrl: './stage-differences.css',
})
export class StageDifferences {
  readonly score = input.required<ScoreView>();
  readonly comparison = input.required<StageComparison>();
  readonly opened = output<string>();
  protected readonly words = stageWords;
  protected readonly anyGiven = computed(() => {
    const { verified, rescored } = this.comparison().total.given;
    return verified + rescored > 0;
  });
  protected readonly lines = computed(() => {
    const scores = new Map(this.score().indicators.map((each) => [each.key, each]));
    return this.comparison()
      .lines.filter(({ differences, outdated }) => differences.length || outdated.length)
      .map((line) => {
        const score = scores.get(line.key);
        return {
          ...line,
          workings: score?.steps.map(({ text }) => text).join('；') ?? '',
          given: givenStages.flatMap((stage) => {
            const given = score?.[stage];
            const change = line.differences.find((each) => each.stage === stage)?.change ?? null;
            return given
              ? [
                  {
                    stage,
                    points: given.points,
                    reason: given.reason,
                    change: changeText(change),
                    outdated: outdatedText(line, stage),
                  },
                ]
              : [];
          }),
        };
      });
  });
}
