import { figureOfPrior } from '@countersign/figures';
import { fieldsReadBy, formulasOf, type IndicatorDefinition } from '@countersign/scoring';
import type { CompiledTemplate, FigureInfo } from '@countersign/template';

/** Entered figures that something depends on, directly or through computed ones, in the order of the template. */
export interface Relevant {
  figures: readonly FigureInfo[];
  /** Keys of figures whose last year's value is asked for. */
  prior: readonly string[];
}

/** What is typed to try one indicator or computed figure; everything when `at` is neither. */
export function relevantTo(template: CompiledTemplate, at: string): Relevant {
  const { model, figures } = template;
  const wanted = keysAt(template, at);
  const entered = [...figures.values()].filter(({ key }) => !model.isComputed(key));
  const lastYear = model.keys.filter((key) => figureOfPrior(key) !== undefined);
  if (!wanted) return { figures: entered, prior: lastYear.flatMap((key) => figureOfPrior(key) ?? []) };
  const reaches = (key: string) => wanted.has(key) || model.dependentsOf(key).some((each) => wanted.has(each));
  return {
    figures: entered.filter(({ key }) => reaches(key)),
    prior: lastYear.filter(reaches).flatMap((key) => figureOfPrior(key) ?? []),
  };
}

function keysAt({ model, indicators, figures }: CompiledTemplate, at: string): Set<string> | null {
  const indicator = indicators.get(at);
  if (indicator)
    return new Set(
      formulasOf(indicator).flatMap((formula) => {
        const compiled = model.compile(formula);
        return compiled.ok ? compiled.reader.keys : [];
      }),
    );
  return figures.has(at) && model.isComputed(at) ? new Set([at]) : null;
}

/** Lists and texts that an indicator only asks to be there. */
export function writtenFor(indicator: IndicatorDefinition): { key: string; list: boolean }[] {
  const { lists, narratives } = fieldsReadBy(indicator);
  return [...lists.map((key) => ({ key, list: true })), ...narratives.map((key) => ({ key, list: false }))];
}
