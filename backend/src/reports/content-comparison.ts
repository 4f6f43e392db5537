import type { Change } from '@countersign/contracts';
import { Decimal, figureOfPrior, formatWithUnit, priorKeyOf } from '@countersign/figures';
import { chipText, plainText, type ChipFigure } from '@countersign/narrative';
import { figureInfo, labelOf, liveCharts, liveTable, sectionOf, shownAnswer } from '@countersign/template';
import type { CompiledTemplate, ReportEvaluation, ReportInputs } from '@countersign/template';
import { canonicalJson } from '@countersign/workflow';

/** One version of a report's or section's content. Points may be those of indicators, groups and `total`. */
export interface ContentVersion {
  /** Entered and computed figures, decimal strings; null or absent while unknown. */
  readonly figures: Readonly<Record<string, string | null>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scores: Readonly<Record<string, string | null>>;
}

/** Entered and computed figures together; null where the engine has no value. */
export function figuresOf({ figures }: ReportInputs, { derived }: ReportEvaluation): ContentVersion['figures'] {
  const computed = Object.entries(derived).map(([key, result]): [string, string | null] => [
    key,
    'value' in result ? result.value : null,
  ]);
  return { ...figures, ...Object.fromEntries(computed) };
}

/** What differs, without the rows' ids and people, which the database knows. */
export type Difference = Pick<Change, 'sectionKey' | 'kind' | 'key' | 'label' | 'before' | 'after'>;

/**
 * Everything that differs between two versions, in words: amounts as the template shows them, options by their
 * labels, narratives with the figures that each version showed. In the order of figures, answers, points.
 */
export function compareContent(
  template: CompiledTemplate,
  before: ContentVersion,
  after: ContentVersion,
): Difference[] {
  return [
    ...figureDifferences(template, before, after),
    ...answerDifferences(template, before, after),
    ...scoreDifferences(template, before.scores, after.scores),
  ];
}

function figureDifferences(template: CompiledTemplate, before: ContentVersion, after: ContentVersion): Difference[] {
  return keysOf(before.figures, after.figures, [...template.figures.keys()]).flatMap((key) => {
    const old = before.figures[key] ?? null;
    const now = after.figures[key] ?? null;
    if (old === now) return [];
    const figure = figureOfPrior(key);
    if (figure !== undefined) return [priorDifference(template, key, figure, old, now)];
    const kind = figureInfo(template, key)?.formula === undefined ? 'figure' : 'derived';
    return [differenceOf(template, kind, key, ...shownApart(template, key, old, now))];
  });
}

function priorDifference(
  template: CompiledTemplate,
  key: string,
  figure: string,
  old: string | null,
  now: string | null,
): Difference {
  const difference = differenceOf(template, 'derived', figure, ...shownApart(template, figure, old, now));
  return { ...difference, key, label: `上年 ${difference.label}` };
}

function answerDifferences(template: CompiledTemplate, before: ContentVersion, after: ContentVersion): Difference[] {
  return keysOf(before.answers, after.answers, [...template.answers.keys()]).flatMap((key) => {
    const old = before.answers[key];
    const now = after.answers[key];
    if (canonicalJson(old ?? null) === canonicalJson(now ?? null)) return [];
    const kind = template.answers.get(key)?.shape.kind === 'narrative' ? 'narrative' : 'answer';
    return [
      differenceOf(template, kind, key, answerText(template, key, old, before), answerText(template, key, now, after)),
    ];
  });
}

function scoreDifferences(
  template: CompiledTemplate,
  before: ContentVersion['scores'],
  after: ContentVersion['scores'],
): Difference[] {
  const order = [...template.definition.indicators, ...template.definition.groups].map(({ key }) => key);
  return keysOf(before, after, order).flatMap((key) => {
    const old = before[key] ?? null;
    const now = after[key] ?? null;
    return old === now ? [] : [{ ...scoreName(template, key), kind: 'score', key, before: old, after: now }];
  });
}

function scoreName(template: CompiledTemplate, key: string): Pick<Difference, 'label' | 'sectionKey'> {
  if (key === 'total') return { label: '总分', sectionKey: '' };
  const group = template.definition.groups.find((each) => each.key === key);
  return group
    ? { label: group.label, sectionKey: '' }
    : { label: labelOf(template, key), sectionKey: sectionOf(template, key) ?? '' };
}

function differenceOf(
  template: CompiledTemplate,
  kind: Change['kind'],
  key: string,
  before: string | null,
  after: string | null,
): Difference {
  return { sectionKey: sectionOf(template, key) ?? '', kind, key, label: labelOf(template, key), before, after };
}

/** Keys of both versions, those that the template knows in its order. */
function keysOf(before: object, after: object, order: readonly string[]): string[] {
  const present = new Set([...Object.keys(before), ...Object.keys(after)]);
  const known = order.filter((key) => present.delete(key));
  return [...known, ...[...present].sort()];
}

const mostDecimals = 12;

/** Both values as the template shows them; with more decimals where they would look the same. */
function shownApart(
  template: CompiledTemplate,
  key: string,
  before: string | null,
  after: string | null,
): [before: string | null, after: string | null] {
  const format = figureInfo(template, key) ?? { unit: '', decimals: 2 };
  const shown = (value: string | null, decimals: number) =>
    value === null ? null : formatWithUnit(new Decimal(value), { unit: format.unit, decimals });
  let decimals = format.decimals;
  while (decimals < mostDecimals && shown(before, decimals) === shown(after, decimals)) decimals += 1;
  return [shown(before, decimals), shown(after, decimals)];
}

/** An answer in words, null when there is none; a narrative with its figures as this version shows them. */
export function answerText(
  template: CompiledTemplate,
  key: string,
  value: unknown,
  version: Pick<ContentVersion, 'figures'>,
): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || template.answers.get(key)?.shape.kind !== 'narrative')
    return shownAnswer(template, key, value);
  return plainText(value, {
    figure: (chip) => chipText(chip, (figure) => chipFigure(template, figure, version.figures)),
    table: (table) => liveTable(template, table)?.label ?? table,
    chart: (name) => liveCharts(template).find((chart) => chart.name === name)?.title ?? name,
  });
}

/** A figure as a narrative of this version shows it; last year's is known where a signature covers it. */
function chipFigure(
  template: CompiledTemplate,
  key: string,
  figures: ContentVersion['figures'],
): ChipFigure | undefined {
  const info = figureInfo(template, key);
  return info && { ...info, value: figures[key] ?? null, prior: figures[priorKeyOf(key)] ?? null };
}
