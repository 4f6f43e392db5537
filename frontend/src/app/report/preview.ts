import type { Value } from '@countersign/figures';
import type { AddUp } from '@countersign/scoring';
import {
  createSession,
  type CompiledTemplate,
  type ReportEvaluation,
  type ReportInputs,
  type ReportSession,
} from '@countersign/template';
import { same } from './section/merge.js';

/**
 * What the report comes to while a person types: the authoritative inputs with one section's own values laid over
 * them. The same engine as the job's, so both agree once the job has run.
 */
export class Preview {
  private readonly session: ReportSession;
  private readonly figures: Map<string, string>;
  private readonly answers: Map<string, unknown>;

  constructor(
    private readonly template: CompiledTemplate,
    inputs: ReportInputs,
  ) {
    this.session = createSession(template, inputs);
    this.figures = new Map(Object.entries(inputs.figures));
    this.answers = new Map(Object.entries(inputs.answers));
  }

  /** Lays the values of a section over the rest; only what differs is computed again. */
  show(section: string, values: ReportInputs): ReportEvaluation {
    const { template } = this;
    for (const info of template.figures.values())
      if (info.section === section && info.formula === undefined) this.setFigure(info.key, values.figures[info.key]);
    for (const info of template.answers.values())
      if (info.section === section) this.setAnswer(info.key, values.answers[info.key]);
    return this.session.result();
  }

  value(key: string): Value {
    return this.session.value(key);
  }

  /** Groups, total and grade with other points than the computed ones. */
  readonly addUp: AddUp = (scores) => this.session.addUp(scores);

  private setFigure(key: string, value: string | undefined): void {
    if (this.figures.get(key) === value) return;
    this.session.set(key, value ?? null);
    if (value === undefined) this.figures.delete(key);
    else this.figures.set(key, value);
  }

  private setAnswer(key: string, value: unknown): void {
    const given = value ?? undefined;
    if (same(this.answers.get(key), given)) return;
    this.session.setAnswer(key, given);
    this.answers.set(key, given);
  }
}
