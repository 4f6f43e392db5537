import { computed, inject, Injectable, linkedSignal, untracked } from '@angular/core';
import type { FindingsView } from '@countersign/contracts';
import type { Value } from '@countersign/figures';
import type { StageComparison } from '@countersign/scoring';
import { requiredMissing, sightOf, type IndicatorScore } from '@countersign/template';
import { Preview } from '../preview.js';
import { liveStages } from '../score/live-stages.js';
import { ReportStore } from '../report-store.js';
import { SectionStore } from './section-store.js';
import { seenResults } from './seen-results.js';

/** A finding as it stands now, with the explanation that somebody gave for exactly these values. */
export type ShownFinding = FindingsView['findings'][number];

/** What the report comes to with what is typed in the open section: computed cells, points, findings, what is owed. */
@Injectable()
export class SectionPreview {
  private readonly report = inject(ReportStore);
  private readonly section = inject(SectionStore);
  private readonly engine = computed(() => {
    const [template, figures] = [this.report.template(), this.report.figures()];
    return template && figures ? new Preview(template, figures) : null;
  });
  /** What the reader sees of the report; null until it is read. */
  readonly sight = computed(() => {
    const [template, figures] = [this.report.template(), this.report.figures()];
    return template && figures ? sightOf(template, new Set(figures.hidden)) : null;
  });
  private readonly live = computed(() => {
    const [engine, view] = [this.engine(), this.section.view()];
    return engine && view ? engine.show(view.key, this.section.values()) : null;
  });
  readonly evaluation = computed(() => {
    const [engine, live, sight] = [this.engine(), this.live(), this.sight()];
    if (!engine || !live || !sight) return null;
    return seenResults(live, sight, { score: this.report.score(), findings: this.report.findings() }, engine.addUp);
  });
  readonly findings = computed((): ShownFinding[] => {
    const authoritative = this.report.findings()?.findings ?? [];
    const explained = new Map(authoritative.map(({ key, explanation }) => [key, explanation]));
    const live = this.evaluation()?.findings.map((each) => ({ ...each, explanation: explained.get(each.key) ?? null }));
    return live ?? authoritative;
  });
  readonly scores = computed(
    (): ReadonlyMap<string, IndicatorScore> => new Map(this.evaluation()?.scores.map((each) => [each.key, each])),
  );
  /** Self-score, verified score and re-score side by side, the self-score as it stands while somebody types. */
  readonly stages = computed((): StageComparison | null => {
    const [score, engine, live] = [this.report.score(), this.engine(), this.evaluation()];
    return score && engine && live ? liveStages(score, live.scores, engine.addUp) : (score?.stages ?? null);
  });
  private readonly opened = computed(() => (this.evaluation() ? (this.section.view()?.id ?? '') : ''));
  /** Points when the section was opened, to compare with. */
  readonly pointsBefore = linkedSignal<string, ReadonlyMap<string, string | null>>({
    source: this.opened,
    computation: () => untracked(() => new Map([...this.scores()].map(([key, { points }]) => [key, points]))),
  });
  readonly missing = computed(() => {
    const [template, view, figures] = [this.report.template(), this.section.view(), this.report.figures()];
    if (!template || !view || !figures) return view?.missing ?? [];
    const own = this.section.values();
    const owed = requiredMissing(template, view.key, {
      figures: own.figures,
      answers: own.answers,
    });
    return owed.filter(({ field }) => this.sight()?.sees(field));
  });

  /** The present value of any figure, entered or computed, as an exact decimal; undefined while unknown. */
  readonly stored = (key: string): string | undefined => {
    const value = this.value(key);
    return value?.kind === 'known' ? value.value.toFixed() : undefined;
  };

  /** Why a computed figure has no value, in words. */
  readonly unknown = (key: string): string | null => {
    if (this.sight()?.sees(key) === false) return '不向您显示';
    const value = this.value(key);
    if (value?.kind === 'problem')
      return value.code === 'division_by_zero' ? '分母为零，无法计算' : '数值过大，无法计算';
    if (value?.kind !== 'unknown' || value.missing[0] === key) return null;
    const names = value.missing.slice(0, 3).map((each) => this.report.label(each));
    return `尚缺${names.join('、')}${value.missing.length > 3 ? `等 ${value.missing.length} 项` : ''}`;
  };

  value(key: string): Value | null {
    this.evaluation();
    return this.report.template()?.figures.has(key) ? (this.engine()?.value(key) ?? null) : null;
  }
}
