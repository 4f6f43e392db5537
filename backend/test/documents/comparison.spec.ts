import { Decimal, formatWithUnit } from '@countersign/figures';
import { settledInputs } from '@countersign/template/demo';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ComparedVersion } from '@countersign/contracts';
import { placeReport, reportRevisionOf, startWorld } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import { download } from './uploads.js';

const spent = 'execution.project.industrial_development_fund.spent';

let world: OfficeWorld;
/** Of two years that follow each other, of one department; the later one was received once and then changed. */
let last: PlacedReport;
let report: PlacedReport;
/** As entered, and as both are printed. */
const old = settledInputs.figures[spent]!;
const now = '14000';
const printed = (value: string) => formatWithUnit(new Decimal(value), { unit: '万元', decimals: 2 });
const digits = (value: string) => printed(value).replace(' 万元', '');

beforeAll(async () => {
  world = await startWorld();
  last = await placeReport(world, { others: 'signed_off', inputs: settledInputs });
  report = await placeReport(world, { others: 'signed_off', inputs: settledInputs });
  await world.dataSource.query(`update report set state = 'ready' where id = $1`, [report.id]);
  await world.dataSource.query(`update section set state = 'signed_off' where report_id = $1`, [report.id]);
  const revision = await reportRevisionOf(world, report.id);
  const body = { action: 'submit', revision };
  await world.people.coordinator.done('moveReport', { params: { id: report.id }, body });
  await world.dataSource.query('update figure set value = $3 where report_id = $1 and key = $2', [
    report.id,
    spent,
    now,
  ]);
}, 120_000);
afterAll(() => world.close());

type Person = keyof OfficeWorld['people'];
const compare = (from: ComparedVersion, to: ComparedVersion, persona: Person = 'coordinator', id = report.id) =>
  world.people[persona].call('compareVersions', { params: { id }, query: { from, to } });

describe('what the bureau received beside the present content', () => {
  it('tells the figure that was changed, and every computed one with it, as old and new', async () => {
    const { body } = await compare('1', 'current');
    expect([body.from, body.to]).toEqual(['第1次报送', '当前内容']);
    const changed = new Map(body.changes.map((each) => [each.key, each]));
    expect(changed.get(spent)).toMatchObject({ kind: 'figure', before: printed(old), after: printed(now) });
    expect(changed.get('execution.total.spent')?.kind).toBe('derived');
    expect(body.changes.every(({ kind }) => kind === 'figure' || kind === 'derived')).toBe(true);
  });

  it('shows both values in the table where they stand, and nothing else as changed', async () => {
    const { body } = await compare('1', 'current');
    const marked = JSON.stringify(body.printed).match(/\{[^{}]*"change":"(added|removed)"[^{}]*\}/g) ?? [];
    expect(marked.some((run) => run.includes(`"${digits(old)}"`) && run.includes('removed'))).toBe(true);
    expect(marked.some((run) => run.includes(`"${digits(now)}"`) && run.includes('added'))).toBe(true);
    const { body: backwards } = await compare('current', '1');
    expect(JSON.stringify(backwards.printed)).not.toBe(JSON.stringify(body.printed));
  });

  it('tells each rule that comes to other points, in its own words for both', async () => {
    const { body } = await compare('1', 'current');
    for (const { before, after } of body.scores) {
      expect(before.points).not.toBe(after.points);
      expect(before.steps).not.toEqual(after.steps);
    }
    expect(body.scores.length).toBeGreaterThan(0);
  });

  it('finds nothing between a version and itself', async () => {
    const { body } = await compare('1', '1');
    expect([body.changes, body.scores]).toEqual([[], []]);
    expect(JSON.stringify(body.printed)).not.toContain('"change"');
  });

  it('can be had on paper', async () => {
    const { status, bytes, headers } = await download(
      world.people.coordinator,
      `/reports/${report.id}/comparison/pdf?from=1&to=current`,
    );
    expect([status, Buffer.from(bytes).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('第1次报送与当前内容比较');
  }, 60_000);
});

describe('this year beside last year', () => {
  it('is the same department’s report of the year before', async () => {
    const { body } = await compare('last_year', 'current');
    expect(body.from).toMatch(/^\d{4}年度报告$/);
    expect(body.changes.map(({ key }) => key)).toContain(spent);
  });
  it('says so where there is none', async () => {
    const { problem } = await compare('last_year', 'current', 'coordinator', last.id);
    expect(problem).toMatchObject({ status: 404, code: 'no_last_year' });
  });
});

it.each<[string, ComparedVersion, Person, number]>([
  ['a round that the bureau never received', '9', 'coordinator', 404],
  ['somebody who may not read the report', '1', 'stranger', 404],
  ['a version that is none', 'yesterday' as ComparedVersion, 'coordinator', 422],
])('there is nothing to compare for %s', async (_, from, persona, status) => {
  expect((await compare(from, 'current', persona)).status).toBe(status);
});
