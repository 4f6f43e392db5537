import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { goldenInputs } from '../../dist/server/libs/template/src/demo/index.js';
import { compileTemplate, evaluateReport, template2020 } from '../../dist/server/libs/template/src/index.js';
import { administrator, placeFleet } from './fleet-world.mjs';
import { measurement } from './measurement.mjs';
import { startApi, startWorker } from './product.mjs';
import { Visitor } from './visitor.mjs';
import { password } from './world.mjs';

/** `BENCH_REPORTS=10000` is the size of a province; the usual run is smaller, and says so. */
const reports = Number.parseInt(process.env.BENCH_REPORTS ?? '400', 10);
const lookMs = 100;
/** Clock ticks of `/proc/<pid>/stat` a second. */
const ticks = 100;

/**
 * A new rubric for every running report: the administrator publishes a version and moves all reports to it; workers,
 * each a process of its own and ready before, move and recompute them through the queue. From the order until the last
 * result is stored, first with one worker, then the same again with two.
 */
export async function measureFleet(databases, progress) {
  const api = await startApi(databases);
  try {
    await placeFleet(databases.url, reports);
    const visitor = await Visitor.signIn(api.url, administrator, password);
    const runs = [];
    for (const workers of [1, 2]) {
      const run = await moveAll(databases, visitor, workers);
      progress(
        `${reports} 份报告，${workers} 个工作进程  reports, workers: ${run.seconds.toFixed(1)} s, ` +
          `${run.rate.toFixed(0)}/s, ${run.perCore.toFixed(0)}/s of worker processor time`,
      );
      runs.push(run);
    }
    return measurements(runs);
  } finally {
    await api.stop();
  }
}

function measurements([one, two]) {
  const engine = engineRate();
  const rate = { unit: 'reports/s', more: true };
  return [
    measurement({ ...rate, name: 'fleet.one-worker', value: one.rate, floor: engine, target: 'value >= 20' }),
    measurement({ ...rate, name: 'fleet.two-workers', value: two.rate, floor: 2 * engine, target: 'value >= 30' }),
    measurement({ ...rate, name: 'fleet.per-core-one', value: one.perCore, floor: engine, target: 'value >= 20' }),
    measurement({ ...rate, name: 'fleet.per-core-two', value: two.perCore, floor: engine, target: 'value >= 20' }),
    measurement({
      name: 'fleet.growth',
      value: two.rate / one.rate,
      unit: 'times',
      floor: 2,
      more: true,
      target: 'value >= 1.2',
    }),
  ];
}

async function moveAll(databases, visitor, count) {
  const version = await publishRubric(visitor);
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(databases)));
  const processor = () => workers.reduce((sum, { pid }) => sum + processorSeconds(pid), 0);
  try {
    const [started, used] = [performance.now(), processor()];
    await visitor.call('POST', `/templates/${version}/moves`, {});
    await everyReport(visitor, version);
    const seconds = (performance.now() - started) / 1000;
    return { seconds, rate: reports / seconds, perCore: reports / (processor() - used) };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** The latest version with one point moved from an indicator to another: every total has to be added up anew. */
async function publishRubric(visitor) {
  const { items } = await visitor.call('GET', '/templates');
  const latest = items.find(({ key, year }) => key === template2020.key && year === template2020.year);
  const { title, year } = latest;
  const { id } = await visitor.call('POST', '/templates', { from: latest.id, title, year });
  const { definition } = await visitor.call('GET', `/templates/${id}`);
  for (const [key, step] of [
    ['timeliness', -1],
    ['key_tasks', 1],
  ]) {
    const indicator = definition.indicators.find((each) => each.key === key);
    indicator.points = indicator.rule.points = String(Number.parseInt(indicator.points, 10) + step);
  }
  const { revision } = await visitor.call('PUT', `/templates/${id}`, { revision: 1, definition });
  await visitor.call('POST', `/templates/${id}/publish`, { revision });
  return id;
}

async function everyReport(visitor, version) {
  for (;;) {
    const { items } = await visitor.call('GET', `/templates/${version}/moves`);
    const [{ total, recomputed, failed, failures }] = items;
    if (failed) throw new Error(`${failed} reports were not moved: ${failures[0].reason}`);
    if (total !== reports) throw new Error(`${total} of ${reports} reports are to be moved`);
    if (recomputed === total) return;
    await pause(lookMs);
  }
}

/** User and system time of a process and its threads so far. */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
  return (Number.parseInt(fields[11], 10) + Number.parseInt(fields[12], 10)) / ticks;
}

/** Evaluations a second by the engine alone, on one core: what no queue and no database can be faster than. */
function engineRate() {
  const { template } = compileTemplate(template2020);
  const measure = (seconds) => {
    const started = process.threadCpuUsage();
    let done = 0;
    let used = 0;
    while (used < seconds) {
      evaluateReport(template, goldenInputs);
      done += 1;
      const { user, system } = process.threadCpuUsage(started);
      used = (user + system) / 1e6;
    }
    return done / used;
  };
  measure(0.3);
  return measure(1);
}
