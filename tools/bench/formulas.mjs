import { countersign, hyperFormula, mathJs } from './formula-engines.mjs';
import { exactCases, wrongAnswers } from './formula-exactness.mjs';
import { measurement, median } from './measurement.mjs';
import { reportOf } from './report-model.mjs';

const sizes = [150, 1500, 15_000];
const others = { '': hyperFormula, '.mathjs': mathJs };
const rounds = 7;
const roundMs = 100;
/** mathjs takes seconds for the largest report. */
const largestForMathJs = 1500;

/** Our formula language beside HyperFormula and mathjs: building a report, changing one amount, and what is exact. */
export function measureFormulas() {
  return [...sizes.flatMap((figures) => compareAt(figures)), ...compareExactness()];
}

function compareAt(figures) {
  const report = reportOf(figures);
  return Object.entries(others)
    .filter(([suffix]) => suffix === '' || figures <= largestForMathJs)
    .flatMap(([suffix, other]) => {
      const [build, floorOfBuild] = alternately([countersign, other], (engine) => buildMs(engine, report));
      const started = [countersign, other].map((engine) => engine(report));
      for (const engine of started) changeMicroseconds(engine);
      const [change, floorOfChange] = alternately(started, changeMicroseconds);
      for (const engine of started) engine.stop();
      return [
        measurement({
          name: `formulas.build.${figures}${suffix}`,
          value: build,
          unit: 'ms',
          floor: floorOfBuild,
          target: 'ratio <= 2',
        }),
        measurement({
          name: `formulas.change.${figures}${suffix}`,
          value: change,
          unit: 'µs',
          floor: floorOfChange,
          target: 'ratio <= 1',
        }),
      ];
    });
}

/** Medians of alternating rounds. */
function alternately(subjects, measure) {
  const found = subjects.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, subject] of subjects.entries()) found[index].push(measure(subject));
  return found.map(median);
}

/** Processor time of this thread, so that what else the machine does meanwhile does not count. */
function processorMs(act) {
  const started = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}

function buildMs(engine, report) {
  return msOfOne(1, () => engine(report).stop());
}

function changeMicroseconds({ change }) {
  let amount = 0;
  return 1000 * msOfOne(100, () => change((amount += 1) % 2 ? '7.31' : '5.25'));
}

/** Repeated until the clock of the processor, which ticks in milliseconds on some machines, can tell. */
function msOfOne(atOnce, act) {
  let times = 0;
  let milliseconds = 0;
  while (milliseconds < roundMs) {
    milliseconds += processorMs(() => {
      for (let each = 0; each < atOnce; each += 1) act();
    });
    times += atOnce;
  }
  return milliseconds / times;
}

function compareExactness() {
  const wrong = wrongAnswers();
  const unit = `wrong of ${exactCases.length}`;
  return Object.entries({ '': wrong.hyperFormula, '.mathjs': wrong.mathJs }).map(([suffix, { length }]) =>
    measurement({
      name: `formulas.wrong${suffix}`,
      value: wrong.countersign.length,
      unit,
      floor: length,
      target: 'value <= 0',
    }),
  );
}
