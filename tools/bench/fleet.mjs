import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { goldenInputs } from '../../dist/server/libs/template/src/demo/index.js';
import { compileTemplate, evaluateReport, template2020 } from '../../dist/server/libs/template/src/index.js';
import { administrator, placeFleet } from './fleet-world.mjs';
import { measurement } from './measurement.mjs';
import { processorSeconds } from './processor-time.mjs';
import { startApi, startWorker } from './product.mjs';
import { Visitor } from './visitor.mjs';
import { password } from './world.mjs';

/** `BENCH_REPORTS=10000` is the size of a province; the usual run is smaller, and says so. */
const reports = Number.parseInt(process.env.BENCH_REPORTS ?? '400', 10);
const lookMs = 100;

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
      const run = await moveAll(databases, { api, visitor, count: workers });
      progress(told(workers, run));
      runs.push(run);
    }
    return measurements(runs);
  } finally {
    await api.stop();
  }
}

function told(workers, { seconds, rate, perReport }) {
  const times = Object.entries(perReport).map(([who, ms]) => `${who} ${ms.toFixed(1)}`);
  return (
    `${reports} 份报告，${workers} 个工作进程  reports, workers: ${seconds.toFixed(1)} s, ${rate.toFixed(0)}/s; ` +
    `processor ms a report: ${times.join(', ')}`
  );
}

function measurements([one, two]) {
  const engine = engineRate();
  const rate = { unit: 'reports/s', more: true };
  const postgres = { unit: 'ms', floor: 1000 / engine, target: 'value <= 5' };
  return [
    measurement({ ...rate, name: 'fleet.one-worker', value: one.rate, floor: engine, target: 'value >= 20' }),
    measurement({ ...rate, name: 'fleet.two-workers', value: two.rate, floor: 2 * engine, target: 'value >= 30' }),
    measurement({
      ...rate,
      name: 'fleet.per-core-one',
      value: 1000 / one.perReport.workers,
      floor: engine,
      target: 'value >= 20',
    }),
    measurement({
      ...rate,
      name: 'fleet.per-core-two',
      value: 1000 / two.perReport.workers,
      floor: engine,
      target: 'value >= 20',
    }),
    measurement({ ...postgres, name: 'fleet.postgres-one', value: one.perReport.postgres }),
    measurement({ ...postgres, name: 'fleet.postgres-two', value: two.perReport.postgres }),
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

async function moveAll(databases, { api, visitor, count }) {
  const version = await publishRubric(visitor);
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(databases)));
  const processor = () => ({
    workers: workers.reduce((sum, { pid }) => sum + processorSeconds(pid), 0),
    postgres: databases.processorSeconds(),
    api: processorSeconds(api.pid),
  });
  try {
    const [started, before] = [performance.now(), processor()];
    await visitor.call('POST', `/templates/${version}/moves`, {});
    await ended(databases.url);
    await everyReport(visitor, version);
    const seconds = (performance.now() - started) / 1000;
    const perReport = Object.entries(processor()).map(([who, used]) => [who, ((used - before[who]) / reports) * 1000]);
    return { seconds, rate: reports / seconds, perReport: Object.fromEntries(perReport) };
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

/** Looks at one row only: the progress of thousands of reports is not counted ten times a second. */
async function ended(databaseUrl) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const running = () => client.query('select from template_move where finished_at is null');
    while ((await running()).rowCount) await pause(lookMs);
  } finally {
    await client.end();
  }
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
