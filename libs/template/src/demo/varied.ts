import { Decimal } from '@countersign/figures';
import type { ReportInputs } from '../evaluation.js';
import { settledInputs } from './report-2020.js';

/** Numbers from 0 to `below` − 1 that depend on the seed alone (a linear congruential generator). */
function sequence(seed: number): (below: number) => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

/** A believable report of another department: the same rubric with its own amounts, progress, staff and answers. */
export function variedInputs(seed: number): ReportInputs {
  const next = sequence(seed);
  const figures: Record<string, string> = { ...settledInputs.figures };
  const answers: Record<string, unknown> = { ...settledInputs.answers };

  const scale = new Decimal(20 + next(180)).div(100);
  for (const key of Object.keys(figures).filter((each) => each.startsWith('budget.')))
    figures[key] = cents(new Decimal(figures[key]!).times(scale));
  vary(figures, scale, next);
  staff(figures, next);
  judge(answers, figures, next);
  return { figures, answers };
}

const cents = (value: Decimal): string => value.toDecimalPlaces(2).toFixed();

/** Spending follows the scaled budget at 70 % to 100 %; the quarters follow the spending. */
function vary(figures: Record<string, string>, scale: Decimal, next: (below: number) => number): void {
  const pace = new Decimal(86 + next(14)).div(100);
  let total = new Decimal(0);
  for (const key of Object.keys(figures).filter((each) =>
    /^execution\..*\.(carry_over|added|adjusted|spent)$/.test(each),
  )) {
    const scaled = new Decimal(figures[key]!).times(scale);
    figures[key] = cents(key.endsWith('.spent') ? scaled.times(pace) : scaled);
  }
  figures['execution.basic.public.spent'] = new Decimal(figures['execution.basic.public.daily.spent']!)
    .plus(figures['execution.basic.public.official_vehicles.spent']!)
    .toFixed();
  for (const [key, value] of Object.entries(figures))
    if (/^execution\.(basic|project|government_investment)\.[a-z_]+\.spent$/.test(key)) total = total.plus(value);
  for (const [index, quarter] of ['q1', 'q2', 'q3'].entries())
    figures[`quarters.${quarter}.cumulative_spent`] = cents(total.times(15 + index * 25 + next(12)).div(100));
  for (const kind of ['goods', 'services']) {
    const planned = new Decimal(figures[`procurement.${kind}.planned`]!).times(scale);
    figures[`procurement.${kind}.planned`] = cents(planned);
    figures[`procurement.${kind}.actual`] = cents(planned.times(80 + next(25)).div(100));
  }
}

function staff(figures: Record<string, string>, next: (below: number) => number): void {
  const posts = 12 + next(60);
  figures['staff.authorised_posts'] = String(posts);
  figures['staff.on_posts'] = String(posts - 3 + next(5));
  figures['staff.employees_outside_posts'] = String(next(3));
  figures['staff.labour_dispatch'] = String(next(4));
  figures['projects.completed_on_time'] = String(10 + next(5));
  figures['projects.below_95_percent_progress'] = String(7);
  figures['goals.missing'] = String(next(5) === 0 ? 1 + next(2) : 0);
  figures['goals.unfit_indicators'] = String(next(4) === 0 ? 1 + next(2) : 0);
  figures['key_tasks.not_completed'] = String(next(8) === 0 ? 1 : 0);
  figures['satisfaction.rate'] = new Decimal(780 + next(220)).div(1000).toFixed();
}

function judge(
  answers: Record<string, unknown>,
  figures: Record<string, string>,
  next: (below: number) => number,
): void {
  const lost = next(6);
  if (lost > 0)
    answers['effects'] = {
      points: new Decimal(20).minus(new Decimal(lost).div(2)).toFixed(),
      reason: '部分效益指标缺少可核实的数据。',
    };
  answers['reasonable_budget'] = {
    duties: true,
    priorities: true,
    detail: next(3) > 0,
    stable: next(2) === 0,
    pace: next(4) > 0,
  };
  // every tenth department made a slip that the checks find: prose that no longer agrees with the table
  if (next(10) === 0)
    answers['execution_narrative'] = String(answers['execution_narrative']).replace('97.67%', '98.60%');
  else
    answers['execution_narrative'] = String(answers['execution_narrative']).replace(
      '97.67%',
      '{execution.total.progress}',
    );
  answers['goal_completion_narrative'] = String(answers['goal_completion_narrative']).replace(
    '年度项目14个',
    `年度项目${figures['projects.planned']}个`,
  );
}
