import { canonicalAmount, Decimal } from '@countersign/figures';
import type { ScoringContext } from './context.js';
import type { Grade } from './definition.js';
import { handedOver } from './handed-weights.js';
import { atLeast, atMost, limited, vetoesOver, type Limit } from './limits.js';
import { fullPoints, type Rubric } from './rubric-settings.js';
import { holdingOf, scoreGroups, together, type Holding } from './score-groups.js';
import { scoreIndicator } from './score-indicator.js';
import type { GroupScore, IndicatorScore, RubricScore, ScoreStep } from './score.js';
import { giving, pointsWords, type Words } from './wording.js';

/**
 * Scores a whole rubric. Indicators first; then the weight of those that do not apply goes where the rubric says;
 * groups add up what is shown, within their caps; the total adds up the groups, within its cap, vetoes come last and
 * the grade is that of the total that is shown.
 */
export function scoreRubric(rubric: Rubric, context: ScoringContext): RubricScore {
  const own = rubric.indicators.map((indicator) => scoreIndicator(indicator, context));
  return addUpRubric(handedOver(own, rubric), rubric, context);
}

/** Groups, total and grade of indicators whose points stand already, for example as a reviewer gave them. */
export function addUpRubric(
  indicators: readonly IndicatorScore[],
  rubric: Rubric,
  context: ScoringContext,
): RubricScore {
  const { indicators: definitions, groups: groupDefinitions, settings = {} } = rubric;
  const groups = scoreGroups(indicators, rubric, context);
  const parts = partsOf(indicators, groups, groupDefinitions);
  const sum = together(parts.map(({ holding }) => holding));
  const vetoes = vetoesOver(undefined, settings.vetoes ?? [], indicators, context);
  const cap = new Decimal(settings.cap ?? fullPoints(definitions));
  const { points, steps } = limited(sum.points, [...boundsOf(cap), ...vetoes.limits], context);
  const nothing = indicators.length > 0 && indicators.every(({ notApplicable }) => notApplicable);
  const complete = sum.complete && !vetoes.open.length && !nothing;
  const known = canonicalAmount(points);
  const grade = complete ? gradeOf(points, settings.grades ?? []) : undefined;
  return {
    indicators: [...indicators],
    groups,
    total: complete ? known : null,
    known,
    of: canonicalAmount(sum.full),
    ...(!points.eq(sum.points) && { before: canonicalAmount(sum.points) }),
    ...(grade && { grade: grade.label }),
    steps: [
      ...sumLine(parts, sum),
      ...steps,
      ...vetoes.open,
      ...openLine(indicators, nothing),
      ...(grade ? [gradeLine(points, grade)] : []),
    ],
  };
}

interface Part {
  label: string;
  holding: Holding;
}

/** What the total adds up: the outermost groups, and indicators that are in no group. */
function partsOf(
  indicators: readonly IndicatorScore[],
  groups: readonly GroupScore[],
  definitions: Rubric['groups'],
): Part[] {
  const known = new Set(definitions.map(({ key }) => key));
  const outer = groups.filter((_, index) => !known.has(definitions[index]!.parent ?? ''));
  return [
    ...outer.map(({ label, points, of, complete }) => ({
      label,
      holding: { points: new Decimal(points), known: new Decimal(of), full: new Decimal(of), complete },
    })),
    ...indicators
      .filter(({ group }) => !known.has(group))
      .map((indicator) => ({ label: indicator.label, holding: holdingOf(indicator) })),
  ];
}

function boundsOf(cap: Decimal): Limit[] {
  const most = pointsWords(cap);
  return [
    atMost(cap, { text: `总分最高 ${most.text}，合计`, en: `The total is at most ${most.en}, the sum` }),
    atLeast(new Decimal(0), { text: '总分不低于 0 分，合计', en: 'The total is not below 0, the sum' }),
  ];
}

function sumLine(parts: readonly Part[], { points }: Holding): ScoreStep[] {
  if (!parts.length) return [];
  const shown = parts.map(({ label, holding }) => `${label} ${canonicalAmount(holding.points)}`).join(' + ');
  const words: Words = { text: `合计 = ${shown}`, en: `Sum = ${shown}` };
  return [{ ...giving(words, points), inputs: [] }];
}

function openLine(indicators: readonly IndicatorScore[], nothing: boolean): ScoreStep[] {
  if (nothing)
    return [{ text: '全部指标均不适用，没有总分', en: 'No indicator applies, there is no total', inputs: [] }];
  const open = indicators.filter(({ points }) => points === null);
  if (!open.length) return [];
  const labels = open.slice(0, 3).map(({ label }) => `“${label}”`);
  const more = open.length > labels.length;
  return [
    {
      text: `${labels.join('、')}${more ? `等 ${open.length} 项指标` : ''}尚未得分，以上为暂计`,
      en: `${labels.join(', ')}${more ? ` and others (${open.length})` : ''} not scored yet, the above is so far`,
      inputs: [],
    },
  ];
}

/** The first grade whose cut-off the total reaches; cut-offs are closed below. */
function gradeOf(points: Decimal, grades: readonly Grade[]): Grade | undefined {
  return grades.find(({ from }) => points.gte(from));
}

function gradeLine(points: Decimal, { label, from }: Grade): ScoreStep {
  const [got, least] = [points, new Decimal(from)].map((each) => pointsWords(each));
  return {
    text: `等级：${got!.text} ≥ ${least!.text} → ${label}`,
    en: `Grade: ${got!.en} ≥ ${least!.en} → ${label}`,
    inputs: [],
  };
}
