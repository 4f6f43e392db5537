import { Decimal } from '../../dist/server/libs/figures/src/index.js';
import { goldenInputs } from '../../dist/server/libs/template/src/demo/index.js';
import { compileTemplate, evaluateReport, template2020 } from '../../dist/server/libs/template/src/index.js';
import { recordOperations, replay } from './decimal-work.mjs';
import { measurement, median } from './measurement.mjs';

const roundMs = 250;
const rounds = 11;

/** The pure engine on the 2020 template with the figures of the published report, on one core. */
export function measureRecompute() {
  const { template } = compileTemplate(template2020);
  const entered = Object.entries(goldenInputs.figures);
  const texts = entered.map(([, text]) => text);
  const everything = () => evaluateReport(template, goldenInputs);
  const figures = () => template.model.evaluate(goldenInputs.figures);

  // each entered figure in turn is changed and changed back
  const evaluation = figures();
  const edits = entered.flatMap(([key, text]) => [
    { key, text: new Decimal(text).plus(1).toFixed() },
    { key, text },
  ]);
  const changes = () => edits.forEach(({ key, text }) => evaluation.set(key, text));

  return [
    compare({ name: 'recompute.full', act: everything, texts, target: 'value >= 100' }),
    compare({ name: 'recompute.figures', act: figures, texts, target: 'value >= 2000' }),
    compare({
      name: 'recompute.incremental',
      act: changes,
      times: edits.length,
      texts: edits.map(({ text }) => text),
      target: 'value >= 20000',
    }),
  ];
}

/** `act` does its work `times` times over; the floor is the decimal arithmetic that it contains. */
function compare({ name, act, times = 1, texts, target }) {
  const operations = recordOperations(act);
  const floor = () => replay(texts, operations);
  for (const warmUp of [act, floor]) rate(warmUp, times);
  const [values, floors] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    values.push(rate(act, times));
    floors.push(rate(floor, times));
  }
  return measurement({ name, value: median(values), unit: '/s', floor: median(floors), more: true, target });
}

/** How often a second of this thread's processor time; what else the machine does meanwhile does not count. */
function rate(act, times) {
  const started = process.threadCpuUsage();
  let done = 0;
  let seconds;
  do {
    act();
    done += times;
    const { user, system } = process.threadCpuUsage(started);
    seconds = (user + system) / 1e6;
  } while (seconds < roundMs / 1000);
  return done / seconds;
}
