import { formulasOf as checkFormulas } from '@countersign/checks';
import { buildModel } from '@countersign/figures';
import { checkIndicator, checkRubric, fullPoints } from '@countersign/scoring';
import { catalogueOf, type Catalogue } from './catalogue.js';
import type { CompiledTemplate, CompileResult, TemplateError } from './compiled-template.js';
import type { TemplateDefinition } from './definition.js';
import { growingErrors } from './growing-errors.js';
import { layoutErrors } from './layout-errors.js';
import { referenceErrors } from './references.js';
import { rightErrors } from './right-errors.js';
import { tooManyFigures, tooManyPatterns } from './size-errors.js';

/** Full points of a rubric. */
const wholePoints = 100;

/** Checks a template as a whole and compiles its formulas. Gives every error it can find. */
export function compileTemplate(definition: TemplateDefinition): CompileResult {
  const tooMany = tooManyFigures(definition);
  if (tooMany.length) return { ok: false, errors: tooMany };
  const catalogue = catalogueOf(definition);
  const patterns = tooManyPatterns(catalogue);
  if (patterns.length) return { ok: false, errors: patterns };
  const errors = [...structureErrors(definition), ...layoutErrors(definition), ...duplicateAnswers(catalogue)];
  errors.push(...growingErrors(definition, catalogue.figures.length));
  const built = buildModel({
    inputs: catalogue.figures.filter(({ formula }) => formula === undefined).map(({ key }) => key),
    derived: catalogue.figures.flatMap(({ key, formula }) => (formula === undefined ? [] : [{ key, formula }])),
    units: new Map(catalogue.figures.map(({ key, unit }) => [key, unit])),
  });
  if (!built.ok)
    errors.push(
      ...built.errors.map(({ code, key, position, message }) => ({
        code,
        where: key,
        position,
        message: `“${key}”${message}`,
      })),
    );
  if (!built.ok || errors.length) return { ok: false, errors };

  const template: CompiledTemplate = {
    definition,
    model: built.model,
    figures: byKey(catalogue.figures),
    answers: byKey(catalogue.answers),
    sections: byKey(definition.sections.filter(({ heading }) => !heading)),
    fields: byKey(definition.sections.flatMap(({ fields }) => fields)),
    indicators: byKey(definition.indicators),
  };
  errors.push(
    ...rubricErrors(template),
    ...checkErrors(template),
    ...referenceErrors(template),
    ...shownErrors(template),
    ...rightErrors(template),
  );
  return errors.length ? { ok: false, errors, template } : { ok: true, template };
}

function byKey<T extends { key: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.key, item]));
}

function* repeated(keys: Iterable<string>): Generator<string> {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) yield key;
    seen.add(key);
  }
}

function structureErrors({ sections, derived, indicators, groups, checks }: TemplateDefinition): TemplateError[] {
  const errors: TemplateError[] = [];
  const sectionKeys = new Set(sections.map(({ key }) => key));
  const groupKeys = new Set(groups.map(({ key }) => key));
  const lists = {
    章节: sections,
    栏目: sections.flatMap(({ fields }) => fields),
    评价指标: indicators,
    评分分组: groups,
    核查规则: checks,
  };
  for (const [what, items] of Object.entries(lists))
    for (const key of repeated(items.map((item) => item.key)))
      errors.push({ code: 'duplicate_key', where: key, message: `${what}代码“${key}”重复，一个代码只能定义一次。` });
  for (const { key, section } of [...derived, ...indicators, ...checks])
    if (!sectionKeys.has(section))
      errors.push({ code: 'unknown_section', where: key, message: `“${key}”所属的章节“${section}”不存在。` });
  for (const { key, group } of indicators)
    if (!groupKeys.has(group))
      errors.push({ code: 'unknown_group', where: key, message: `评价指标“${key}”的分组“${group}”不存在。` });
  return errors;
}

/** Answers that share a key, with each other or with a figure: a save could not tell them apart. */
function duplicateAnswers({ figures, answers }: Catalogue): TemplateError[] {
  const taken = new Set(figures.map(({ key }) => key));
  const keys = answers.map(({ key }) => key);
  return [...new Set([...repeated(keys), ...keys.filter((key) => taken.has(key))])].map((key) => ({
    code: 'duplicate_key',
    where: key,
    message: `填报项代码“${key}”重复，一个代码只能定义一次。`,
  }));
}

function rubricErrors({
  definition: { groups, indicators, rubric: settings },
  model,
}: CompiledTemplate): TemplateError[] {
  const compile = (formula: string) => model.compile(formula);
  const errors: TemplateError[] = [
    ...indicators
      .flatMap((indicator) => checkIndicator(indicator, compile))
      .map(({ code, indicator, message }) => ({ code, where: indicator, message })),
    ...checkRubric({ groups, indicators, settings }, compile),
  ];
  const total = fullPoints(indicators);
  if (!total.eq(wholePoints))
    errors.push({
      code: 'points_not_100',
      where: 'indicators',
      message: `评分标准各指标满分之和为 ${total.toFixed()} 分，应为 ${wholePoints} 分。`,
    });
  return errors;
}

function checkErrors({ definition: { checks }, model }: CompiledTemplate): TemplateError[] {
  return checks.flatMap((check) =>
    checkFormulas(check).flatMap((formula) => {
      const compiled = model.compile(formula);
      return compiled.ok
        ? []
        : compiled.errors.map(({ code, position, message }) => ({
            code,
            where: check.key,
            position,
            message: `核查规则“${check.label}”${message}`,
          }));
    }),
  );
}

function shownErrors({ definition: { sections }, figures }: CompiledTemplate): TemplateError[] {
  return sections.flatMap(({ key, title, shows = [] }) =>
    shows
      .filter((figure) => !figures.has(figure))
      .map((figure) => ({
        code: 'unknown_name',
        where: key,
        message: `章节“${title}”引用的指标数据“${figure}”不存在。`,
      })),
  );
}
