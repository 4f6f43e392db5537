import type { ReportInputs } from '../evaluation.js';
import { chanceOf } from './chance.js';
import { demoSession } from './demo-template.js';
import { variedAnswers } from './varied-answers.js';
import { variedFigures } from './varied-figures.js';

/**
 * A believable report of another department: the same rubric with its own amounts, progress, staff and answers.
 * Every tenth one (seed 0, 10, 20 …) still has blocking findings, alternately a wrong rate in the text and
 * reasons not given; the others have none.
 */
export function variedInputs(seed: number): ReportInputs {
  const chance = chanceOf(seed);
  const figures = variedFigures(chance);
  const answers = variedAnswers(chance, figures, demoSession({ figures, answers: {} }).result());
  if (seed % 20 === 0) return { figures, answers: withoutReasons(answers) };
  if (seed % 10 === 0) return { figures, answers: withWrongRate(answers) };
  return { figures, answers };
}

const withoutReasons = (answers: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !key.endsWith('.reason')));

const withWrongRate = (answers: Record<string, unknown>): Record<string, unknown> => ({
  ...answers,
  execution_narrative: String(answers['execution_narrative']).replace('{execution.total.progress}', '99.99%'),
});
