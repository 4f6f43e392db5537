import { Component, computed, inject, input } from '@angular/core';
import { answerKeysOf, type AnswerSlot } from '@countersign/scoring';
import { DecimalBox } from '../form/decimal-box.js';
import { writtenFor } from './relevant.js';
import { TrialStore } from './trial-store.js';

/** Answers that the open indicator asks of people, as short boxes. */
@Component({
  selector: 'cs-trial-answers',
  imports: [DecimalBox],
  templateUrl: './trial-answers.html',
  styles: `
    :host {
      display: grid;
      gap: 6px;
    }
    div {
      display: grid;
      gap: 2px;
    }
    strong {
      font-size: 13px;
      font-weight: 400;
    }
    label {
      display: flex;
      gap: 6px;
      align-items: baseline;
      font-size: 13px;
    }
    small {
      color: var(--cs-muted);
      white-space: nowrap;
    }
  `,
})
export class TrialAnswers {
  /** Key of the indicator. */
  readonly at = input.required<string>();
  private readonly trial = inject(TrialStore);
  private readonly indicator = computed(() => this.trial.template()?.indicators.get(this.at()));
  protected readonly slots = computed(() => {
    const [indicator, { answers }] = [this.indicator(), this.trial.inputs()];
    return indicator ? answerKeysOf(indicator).map((slot) => ({ slot, value: answers[slot.key] })) : [];
  });
  protected readonly written = computed(() => {
    const [indicator, { answers }] = [this.indicator(), this.trial.inputs()];
    if (!indicator) return [];
    return writtenFor(indicator).map((each) => ({
      ...each,
      label: this.trial.label(each.key),
      there: answers[each.key] !== undefined,
    }));
  });

  protected ticked(value: unknown, item: string): boolean {
    return (value as Record<string, boolean> | undefined)?.[item] === true;
  }

  /** An answer to one item answers the others with no, as a person would who leaves them. */
  protected tick(slot: AnswerSlot, value: unknown, item: string, on: boolean): void {
    if (slot.kind !== 'checklist') return;
    const all = Object.fromEntries(slot.items.map(({ key }) => [key, this.ticked(value, key)]));
    this.trial.setAnswer(slot.key, { ...all, [item]: on });
  }

  protected put(slot: AnswerSlot, value: unknown): void {
    this.trial.setAnswer(slot.key, value);
  }

  protected judged(value: unknown): string | undefined {
    return (value as { points?: string } | undefined)?.points;
  }

  protected judge(slot: AnswerSlot, points: string | undefined): void {
    this.put(slot, points === undefined ? undefined : { points, reason: '试填' });
  }

  /** A list needs as many rows as the rule may count; one is enough to be there. */
  protected write({ key, list }: { key: string; list: boolean }, on: boolean): void {
    this.trial.setAnswer(key, on ? (list ? [{}] : '试填') : undefined);
  }
}
