import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { goldenInputs } from '@countersign/template/demo';
import type { Caller } from '../support/caller.js';
import { placeReport, startWorld, type OfficeWorld, type PlacedReport } from '../reports/office-world.js';

let world: OfficeWorld;
let report: PlacedReport;
let writer: Caller;
beforeAll(async () => {
  world = await startWorld();
  const officeId = (office: string) => world.department.office(office);
  await world.server.addPerson(
    'writer',
    ['办公室', '财务科', '招商一科', '招商二科'].map((office) => ({ role: 'owner', officeId: officeId(office) })),
  );
  writer = await world.server.as('writer');
  report = await placeReport(world, { inputs: goldenInputs });
}, 120_000);
afterAll(() => world.close());

/** Gives a warning of the report a key of this length, as a check over a table with long row names would. */
async function warningWithKeyOf(length: number): Promise<{ key: string; section: string }> {
  const { findings } = await writer.done('readFindings', { params: { id: report.id } });
  const found = findings.find(({ check }) => check === 'labour_dispatch_cost')!;
  const key = `labour_dispatch_cost:${'行'.repeat(length)}`.slice(0, length);
  await world.dataSource.query(
    `update evaluation set result = replace(result::text, to_json($2::text)::text, to_json($3::text)::text)::jsonb
     where report_id = $1`,
    [report.id, found.key, key],
  );
  return { key, section: report.section(found.section) };
}

it.each([100, 101, 200, 300])('a finding with a key of %i characters can be explained', async (length) => {
  const { key, section } = await warningWithKeyOf(length);
  const answer = await writer.call('explainFinding', {
    params: { id: section, finding: key },
    body: { text: '采购含税，说明为不含税金额' },
  });
  expect(answer.status).toBe(204);
  const { findings } = await writer.done('readFindings', { params: { id: report.id } });
  expect(findings.find((each) => each.key === key)?.explanation?.text).toBe('采购含税，说明为不含税金额');
});

it.each([
  ['that does not exist gets the answer of its own route', 300, 404, 'finding_gone'],
  ['that is longer than any names the field', 301, 422, 'invalid_input'],
  ['that is longer than any address says so', 1001, 414, 'address_too_long'],
])('a key %s', async (_, length, status, code) => {
  const { problem } = await writer.call('explainFinding', {
    params: { id: report.section('duties'), finding: '行'.repeat(length) },
    body: { text: '说明' },
  });
  expect(problem).toMatchObject({ status, code });
});
