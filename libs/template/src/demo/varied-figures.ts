import { Decimal, roundHalfUp } from '@countersign/figures';
import { goldenFigures } from './golden-figures.js';
import type { Chance } from './chance.js';
import { demoSession } from './demo-template.js';

const cents = (value: Decimal): string => roundHalfUp(value, 2).toFixed();
const share = (amount: string | Decimal, percent: number): string => cents(new Decimal(amount).times(percent).div(100));

/** Typed figures of another department: amounts scaled, spending, staff and results as its quality lets expect. */
export function variedFigures(chance: Chance): Record<string, string> {
  const figures: Record<string, string> = { ...goldenFigures };
  const scalePercent = chance.between(15, 240);
  for (const [key, value] of Object.entries(goldenFigures))
    if (/^(budget|execution|assets|procurement)\..*(?<!items)$/.test(key)) figures[key] = share(value, scalePercent);
  changeDuringYear(figures, chance);
  spend(figures, chance);
  buy(figures, chance);
  employ(figures, chance);
  achieve(figures, chance);
  return figures;
}

/** What was added and adjusted: a strong department stays within the 10 % that the rubric allows. */
function changeDuringYear(figures: Record<string, string>, chance: Chance): void {
  const kept = chance.by({
    strong: chance.between(5, 22),
    fair: chance.between(20, 50),
    weak: chance.between(60, 100),
  });
  for (const key of Object.keys(figures).filter((each) => /^execution\..*\.(added|adjusted)$/.test(each)))
    figures[key] = share(figures[key]!, kept);
}

/** Spending follows each row's index; the two "of which" rows of 公用经费 are its parts; quarters follow the total. */
function spend(figures: Record<string, string>, chance: Chance): void {
  const { value } = demoSession({ figures, answers: {} });
  const index = (row: string): Decimal => {
    const total = value(`execution.${row}.total_index`);
    if (total.kind !== 'known') throw new RangeError(`execution.${row}.total_index is not known`);
    return total.value;
  };
  const pace = () =>
    chance.by({ strong: chance.between(96, 100), fair: chance.between(92, 100), weak: chance.between(78, 96) });
  const thrift = () =>
    chance.by({ strong: chance.between(55, 88), fair: chance.between(70, 97), weak: chance.between(88, 100) });
  const daily = share(index('basic.public.daily'), thrift());
  const vehicles = share(index('basic.public.official_vehicles'), thrift());
  const set = (row: string, amount: string) => (figures[`execution.${row}.spent`] = amount);
  for (const key of Object.keys(goldenFigures)) {
    const row = /^execution\.((?:government_investment|basic|project)\.[a-z_]+)\.spent$/.exec(key)?.[1];
    if (row && row !== 'project.reserve') set(row, share(index(row), pace()));
  }
  set('basic.public.daily', daily);
  set('basic.public.official_vehicles', vehicles);
  set('basic.public', new Decimal(daily).plus(vehicles).toFixed());
  set(
    'project.general_administration.official_reception',
    share(index('project.general_administration.official_reception'), thrift()),
  );
  spendByQuarter(figures, chance);
}

function spendByQuarter(figures: Record<string, string>, chance: Chance): void {
  const spent = demoSession({ figures, answers: {} }).value('execution.total.spent');
  if (spent.kind !== 'known') throw new RangeError('execution.total.spent is not known');
  for (const [index, quarter] of ['q1', 'q2', 'q3'].entries()) {
    const due = 25 * (index + 1);
    const late = chance.by({ strong: chance.between(-2, 1), fair: chance.between(0, 6), weak: chance.between(4, 11) });
    figures[`quarters.${quarter}.cumulative_spent`] = share(spent.value, due - late);
  }
}

/** Purchases, dispatched labour (one fact in two sections) and assets. */
function buy(figures: Record<string, string>, chance: Chance): void {
  const rate = chance.by({
    strong: chance.between(95, 100),
    fair: chance.between(86, 100),
    weak: chance.between(72, 101),
  });
  for (const kind of ['goods', 'services'])
    figures[`procurement.${kind}.actual`] = share(figures[`procurement.${kind}.planned`]!, rate);
  figures['staff.labour_dispatch_cost'] = figures['procurement.services.actual']!;
  figures['assets.fixed.items'] = String(chance.between(60, 900));
  figures['assets.intangible.items'] = String(chance.between(1, 12));
  figures['assets.idle.items'] = String(chance.between(1, 9));
  const idle = chance.by({ strong: chance.between(0, 4), fair: chance.between(1, 12), weak: chance.between(6, 35) });
  figures['assets.idle.book_value'] = share(figures['assets.fixed.book_value']!, idle);
  const closing = chance.percent(12) ? chance.between(2000, 60000) : 0;
  figures['cash_balance.closing'] = cents(new Decimal(closing).div(100));
}

function employ(figures: Record<string, string>, chance: Chance): void {
  const posts = chance.between(14, 80);
  const over = chance.by({ strong: -chance.between(0, 3), fair: chance.between(-4, 0), weak: chance.between(-2, 3) });
  const outside = chance.by({ strong: 2, fair: chance.between(2, 9), weak: chance.between(6, 18) });
  const outsiders = Math.max(1, Math.floor((posts * outside) / 100));
  figures['staff.authorised_posts'] = String(posts);
  figures['staff.on_posts'] = String(posts + over);
  figures['staff.employees_outside_posts'] = String(outsiders - Math.ceil(outsiders / 2));
  figures['staff.labour_dispatch'] = String(Math.ceil(outsiders / 2));
  figures['staff.retired'] = String(chance.between(0, 20));
}

function achieve(figures: Record<string, string>, chance: Chance): void {
  const projects = chance.between(6, 24);
  const late = chance.by({ strong: 0, fair: chance.between(0, 1), weak: chance.between(0, 3) });
  const slow = chance.by({
    strong: 0,
    fair: chance.percent(40) ? chance.between(1, 2) : 0,
    weak: chance.between(1, 5),
  });
  const petitions = chance.between(0, 6);
  const inTime =
    petitions > 0 && chance.percent(chance.by({ strong: 0, fair: 6, weak: 35 })) ? petitions - 1 : petitions;
  const satisfied = chance.by({
    strong: chance.between(930, 998),
    fair: chance.between(880, 985),
    weak: chance.between(800, 930),
  });
  const counts: Record<string, number> = {
    'projects.planned': projects,
    'projects.completed_on_time': projects - late,
    'projects.below_95_percent_progress': slow,
    'goals.missing': chance.percent(chance.by({ strong: 0, fair: 15, weak: 40 })) ? 1 : 0,
    'goals.unfit_indicators': chance.percent(chance.by({ strong: 5, fair: 25, weak: 45 })) ? chance.between(1, 2) : 0,
    'key_tasks.not_completed': chance.percent(chance.by({ strong: 0, fair: 4, weak: 15 })) ? 1 : 0,
    'petitions.received': petitions,
    'petitions.replied': petitions,
    'petitions.replied_in_time': inTime,
    'events.in_province': chance.between(4, 30),
    'events.online': chance.between(0, 4),
    'signed.projects': chance.between(3, 40),
    'settled.projects': chance.between(5, 90),
  };
  for (const [key, count] of Object.entries(counts)) figures[key] = String(count);
  figures['signed.amount'] = cents(new Decimal(chance.between(200, 90000)).div(100));
  figures['satisfaction.rate'] = new Decimal(satisfied).div(1000).toFixed();
}
