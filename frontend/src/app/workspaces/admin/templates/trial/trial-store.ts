import { computed, inject, Injectable, signal } from '@angular/core';
import type { TrialInputs } from '@countersign/contracts';
import {
  describeProblem,
  figureOfPrior,
  formatWithUnit,
  priorKeyOf,
  type Evaluation,
  type Value,
} from '@countersign/figures';
import { createSession, type ReportEvaluation, type ReportInputs } from '@countersign/template';
import { Api } from '../../../../api/api.js';
import { DraftStore } from '../draft/draft-store.js';
import { faultless } from './faultless.js';

/** Figures and answers that a draft is tried with: taken from a report, or typed. */
type Tried = ReportInputs & { prior: Readonly<Record<string, string>> };

const nothing: Tried = { figures: {}, answers: {}, prior: {} };

/** The draft at work on trial figures, in the browser, by the same engine as the server's. */
@Injectable()
export class TrialStore {
  private readonly draft = inject(DraftStore);
  private readonly api = inject(Api);
  readonly inputs = signal<Tried>(nothing);
  readonly sources = signal<readonly TrialInputs[] | null>(null);
  /** Index in `sources`; null: typed by hand. */
  readonly source = signal<number | null>(null);

  private readonly tried = computed(() => faultless(this.draft.definition()));
  readonly template = computed(() => this.tried()?.template ?? null);
  readonly leftOut = computed(() => this.tried()?.leftOut ?? []);
  /** What the model computes from: entered figures that it has, and last year's. */
  private readonly known = computed(() => {
    const template = this.template();
    const { figures, prior } = this.inputs();
    if (!template) return {};
    const { model } = template;
    const lastYear = Object.entries(prior).map(([key, value]) => [priorKeyOf(key), value] as const);
    return Object.fromEntries(
      [...Object.entries(figures), ...lastYear].filter(([key]) => model.has(key) && !model.isComputed(key)),
    );
  });
  private readonly evaluation = computed<Evaluation | null>(
    () => this.template()?.model.evaluate(this.known()) ?? null,
  );
  readonly result = computed<ReportEvaluation | null>(() => {
    const template = this.template();
    if (!template) return null;
    const { answers, prior } = this.inputs();
    const figures = Object.fromEntries(
      Object.entries(this.known()).filter(([key]) => figureOfPrior(key) === undefined),
    );
    const tried: Tried = { figures, answers, prior };
    return createSession(template, tried).result();
  });

  /** What a formula gives now, as people read it; empty while nothing is known of it. */
  shown(formula: string, unit: string): string {
    const [template, evaluation] = [this.template(), this.evaluation()];
    if (!template || !evaluation) return '';
    const compiled = template.model.compile(formula);
    return compiled.ok ? valueText(compiled.reader.read(evaluation), unit, (key) => this.label(key)) : '';
  }

  label(key: string): string {
    const template = this.template();
    const prior = figureOfPrior(key);
    const name = prior ?? key;
    const found = template?.figures.get(name) ?? template?.answers.get(name);
    return `${prior === undefined ? '' : '上年 '}${found?.label ?? name}`;
  }

  setFigure(key: string, value: string | undefined): void {
    this.inputs.update((inputs) => ({ ...inputs, figures: set(inputs.figures, key, value) }));
  }

  setPrior(key: string, value: string | undefined): void {
    this.inputs.update((inputs) => ({ ...inputs, prior: set(inputs.prior, key, value) }));
  }

  setAnswer(key: string, value: unknown): void {
    this.inputs.update((inputs) => ({ ...inputs, answers: set(inputs.answers, key, value) }));
  }

  /** The latest report stands in at once, unless somebody has begun to type. Throws ApiProblem. */
  async loadSources(): Promise<void> {
    const id = this.draft.version()?.id;
    if (this.sources() || !id) return;
    const { items } = await this.api.call('readTrialInputs', { params: { id } });
    this.sources.set(items);
    if (items[0]?.department && this.inputs() === nothing) this.choose(0);
  }

  choose(index: number | null): void {
    this.source.set(index);
    const chosen = index === null ? undefined : this.sources()?.[index];
    this.inputs.set(chosen ? { figures: chosen.figures, answers: chosen.answers, prior: chosen.prior } : nothing);
  }
}

function set<T>(record: Readonly<Record<string, T>>, key: string, value: T | undefined): Record<string, T> {
  const rest = Object.fromEntries(Object.entries(record).filter(([each]) => each !== key)) as Record<string, T>;
  return value === undefined ? rest : { ...rest, [key]: value };
}

function valueText(value: Value, unit: string, label: (key: string) => string): string {
  switch (value.kind) {
    case 'known':
      return `＝ ${formatWithUnit(value.value, {
        unit,
        decimals: unit === '%' ? 2 : Math.min(4, value.value.decimalPlaces()),
      })}`;
    case 'unknown':
      return `（还缺 ${value.missing.slice(0, 3).map(label).join('、')}${value.missing.length > 3 ? ' 等' : ''}）`;
    case 'problem':
      return describeProblem(value, label).text;
  }
}
