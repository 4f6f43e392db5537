import { Component, computed, inject, input } from '@angular/core';
import { answerKeysOf, type AnswerSlot, type IndicatorDefinition } from '@countersign/scoring';
import { SectionPreview } from '../section/section-preview.js';
import { SectionStore } from '../section/section-store.js';
import { PointsChange } from '../score/points-change.js';
import { ScoreSteps } from '../score/score-steps.js';
import { FieldFrame } from './field-frame.js';
import { JudgedAnswer } from './judged-answer.js';

/** What a section answers for one indicator: the ticks, choices and judged points, and what they come to. */
@Component({
  selector: 'cs-rubric-answers',
  imports: [FieldFrame, JudgedAnswer, PointsChange, ScoreSteps],
  templateUrl: './rubric-answers.html',
  styleUrl: './rubric-answers.css',
})
export class RubricAnswers {
  readonly indicator = input.required<IndicatorDefinition>();
  protected readonly section = inject(SectionStore);
  protected readonly preview = inject(SectionPreview);
  protected readonly open = computed(() => this.section.editable().has(this.indicator().key));
  protected readonly slots = computed(() => answerKeysOf(this.indicator()));
  protected readonly parts = computed(() => this.slots().map(({ key }) => key));
  protected readonly score = computed(() => this.preview.scores().get(this.indicator().key));
  protected readonly before = computed(() => this.preview.pointsBefore().get(this.indicator().key) ?? null);

  protected answer(slot: AnswerSlot): unknown {
    return this.section.values().answers[slot.key];
  }

  protected tick(slot: AnswerSlot, item: string): boolean | undefined {
    const ticks = this.answer(slot) as Record<string, boolean> | null | undefined;
    return ticks?.[item];
  }

  protected setTick(slot: AnswerSlot, item: string, met: boolean): void {
    const ticks = this.answer(slot) as Record<string, boolean> | null | undefined;
    this.put(slot, { ...ticks, [item]: met });
  }

  protected put(slot: AnswerSlot, value: unknown): void {
    this.section.edit({ kind: 'answer', key: slot.key, value });
  }
}
