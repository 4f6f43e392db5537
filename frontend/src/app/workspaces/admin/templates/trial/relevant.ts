import { formulasOf as checkFormulas, type CheckDefinition } from '@countersign/checks';
import { figureOfPrior } from '@countersign/figures';
import { fieldsReadBy, formulasOf, type IndicatorDefinition } from '@countersign/scoring';
import type { CompiledTemplate, FigureInfo } from '@countersign/template';
import { keysNamedBy } from '../checks/check-fields.js';

/** Entered figures that something depends on, directly or through computed ones, in the order of the template. */
export interface Relevant {
  figures: readonly FigureInfo[];
  /** Keys of figures whose last year's value is asked for. */
  prior: readonly string[];
}

/** What is typed to try one indicator, computed figure or check; everything when `at` is none. */
export function relevantTo(template: CompiledTemplate, at: string): Relevant {
  const { model, figures } = template;
  const wanted = keysAt(template, at);
  const entered = [...figures.values()].filter(({ key }) => !model.isComputed(key));
  const lastYear = model.keys.filter((key) => figureOfPrior(key) !== undefined);
  if (!wanted) return { figures: entered, prior: lastYear.flatMap((key) => figureOfPrior(key) ?? []) };
  const check = template.definition.checks.find(({ key }) => key === at);
  const compared = check ? comparedWithLastYear(template, check) : [];
  const reaches = (key: string) => wanted.has(key) || model.dependentsOf(key).some((each) => wanted.has(each));
  return {
    figures: entered.filter(({ key }) => reaches(key)),
    prior: [...new Set([...compared, ...lastYear.filter(reaches).flatMap((key) => figureOfPrior(key) ?? [])])],
  };
}

function keysAt(template: CompiledTemplate, at: string): Set<string> | null {
  const { model, indicators, figures } = template;
  const indicator = indicators.get(at);
  if (indicator)
    return new Set(
      formulasOf(indicator).flatMap((formula) => {
        const compiled = model.compile(formula);
        return compiled.ok ? compiled.reader.keys : [];
      }),
    );
  const check = template.definition.checks.find(({ key }) => key === at);
  if (check) return checkKeys(template, check);
  return figures.has(at) && model.isComputed(at) ? new Set([at]) : null;
}

/** Figures that a check reads: by its formulas, by name, or every cell of its table. */
function checkKeys(template: CompiledTemplate, check: CheckDefinition): Set<string> {
  const named = keysNamedBy(check);
  const cells = [...template.figures.keys()].filter((key) =>
    named.some((each) => key === each || (template.fields.get(each)?.kind === 'table' && key.startsWith(`${each}.`))),
  );
  return new Set([...figuresIn(template, check), ...cells]);
}

const figuresIn = ({ model }: CompiledTemplate, check: CheckDefinition): readonly string[] =>
  checkFormulas(check).flatMap((formula) => {
    const compiled = model.compile(formula);
    return compiled.ok ? compiled.reader.keys : [];
  });

/** Figures whose amount of last year the check itself reads. */
function comparedWithLastYear(template: CompiledTemplate, check: CheckDefinition): readonly string[] {
  if (check.kind === 'carry_over') return [check.closing];
  return check.kind === 'jump' || check.kind === 'prose' ? figuresIn(template, check) : [];
}

/** Lists and texts that an indicator only asks to be there. */
export function writtenFor(indicator: IndicatorDefinition): { key: string; list: boolean }[] {
  const { lists, narratives } = fieldsReadBy(indicator);
  return [...lists.map((key) => ({ key, list: true })), ...narratives.map((key) => ({ key, list: false }))];
}
