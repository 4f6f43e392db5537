import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccessChanges } from '../../src/access/access-changes.js';
import { ChangeFeed } from '../../src/figures/change-feed.js';
import { act, placeReport, revisionOf, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import type { Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';
import { standardPassword } from '../support/people.js';

let world: OfficeWorld;
let report: PlacedReport;
let count = 0;

beforeAll(async () => {
  world = await startWorld();
  report = await placeReport(world);
  await world.server.addPerson('chief', [{ role: 'administrator' }]);
});
afterAll(() => world.close());

/** An owner of the tried section's office, signed in, with both streams open. */
async function watching() {
  const name = `watcher${++count}`;
  const id = await world.server.addPerson(name, [{ role: 'owner', officeId: world.department.office('招商一科') }]);
  const browser = await world.server.as(name);
  const ofReport = await browser.follow('reportEvents', { id: report.id });
  const ofPerson = await browser.follow('personEvents');
  await eventually(() => ofReport.events.length > 0);
  return { id, name, browser, ofReport, ofPerson };
}

async function ends(stream: { ended: Promise<void> }, withinMs = 3_000): Promise<'ended' | 'open'> {
  const late = new Promise<'open'>((resolve) => setTimeout(() => resolve('open'), withinMs).unref());
  return Promise.race([stream.ended.then(() => 'ended' as const), late]);
}

describe('an open stream', () => {
  let chief: Caller;
  beforeEach(async () => {
    chief = await world.server.as('chief');
  });

  it('ends when the person is deactivated', async () => {
    const { id, ofReport, ofPerson, browser } = await watching();
    await chief.done('changePerson', { params: { id }, body: { active: false } });
    expect(await ends(ofReport)).toBe('ended');
    expect(await ends(ofPerson)).toBe('ended');
    expect((await browser.call('readWork')).status).toBe(401);
  });

  it('ends when the person signs out elsewhere in the same browser', async () => {
    const { ofReport, ofPerson, browser } = await watching();
    await browser.done('signOut');
    expect(await ends(ofReport)).toBe('ended');
    expect(await ends(ofPerson)).toBe('ended');
  });

  it('of a report ends when the role that let the person read it is revoked; the personal one stays', async () => {
    const { id, ofReport, ofPerson, browser } = await watching();
    const [grant] = await world.dataSource.query<{ id: string }[]>('select id from role_grant where person_id = $1', [
      id,
    ]);
    await chief.done('revokeRole', { params: { id: grant!.id } });
    expect(await ends(ofReport)).toBe('ended');
    expect((await browser.call('readReport', { params: { id: report.id } })).status).toBe(404);
    expect(await ends(ofPerson)).toBe('open');
    await ofPerson.stop();
  });

  it('ends within half a minute when the session expires unnoticed', async () => {
    const { id, ofReport, ofPerson } = await watching();
    await world.dataSource.query(`update session set expires_at = now() where person_id = $1`, [id]);
    const both = await Promise.all([ends(ofReport, 30_000), ends(ofPerson, 30_000)]);
    expect(both).toEqual(['ended', 'ended']);
  }, 40_000);

  it('stays while somebody else leaves', async () => {
    const stays = await watching();
    const goes = await watching();
    await chief.done('changePerson', { params: { id: goes.id }, body: { password: `${standardPassword}新` } });
    expect(await ends(goes.ofReport)).toBe('ended');
    expect(await ends(stays.ofReport)).toBe('open');
    await stays.ofReport.stop();
    await stays.ofPerson.stop();
    await goes.ofPerson.stop();
  });

  it('tells the bureau nothing more of a report that the department took back', async () => {
    const taken = await placeReport(world, { others: 'signed_off' });
    await world.dataSource.query(`update report set state = 'submitted', submitted_at = now() where id = $1`, [
      taken.id,
    ]);
    const bureau = await world.people.finance.follow('reportEvents', { id: taken.id });
    await eventually(() => bureau.events.length === 1);
    await world.dataSource.query(
      `insert into submission (report_id, round, person_id, figures, answers, evaluation) values ($1, 1, $2, '{}', '{}', '{}')`,
      [taken.id, world.ids.coordinator],
    );
    const [{ revision } = { revision: 0 }] = await world.dataSource.query<{ revision: number }[]>(
      'select revision from report where id = $1',
      [taken.id],
    );
    await world.people.coordinator.done('moveReport', {
      params: { id: taken.id },
      body: { action: 'withdraw', revision },
    });
    expect(await ends(bureau)).toBe('ended');
  });

  it('leaves no listener behind when the browser goes', async () => {
    const feed = world.server.context.get(ChangeFeed);
    const changes = world.server.context.get(AccessChanges);
    const listeners = () =>
      [feed['reports'], feed['people'], feed.closed, feed.resumed, changes.changed]
        .map(({ observers }) => observers.length)
        .reduce((sum, each) => sum + each);
    const before = listeners();
    const { browser, ofReport, ofPerson } = await watching();
    const more = await Promise.all(Array.from({ length: 15 }, () => browser.follow('reportEvents', { id: report.id })));
    expect(listeners()).toBeGreaterThan(before + 17);
    await Promise.all([ofReport, ofPerson, ...more].map((stream) => stream.stop()));
    await eventually(() => listeners() === before);
  });

  it('is told of an act that others do meanwhile', async () => {
    const { ofReport, ofPerson } = await watching();
    await act(world, 'owner', report.section(tried), 'submit');
    await eventually(() => ofReport.events.some(({ kind }) => kind === 'moved'));
    expect(await revisionOf(world, report.section(tried))).toBe(2);
    await ofReport.stop();
    await ofPerson.stop();
  });

  it('tells the present again after the process could not hear for a while', async () => {
    const { ofReport, ofPerson } = await watching();
    await eventually(() => ofPerson.events.length > 0);
    const heard = () => ({ report: ofReport.events.length, person: ofPerson.events.length });
    const before = heard();
    const [{ count } = { count: 0 }] = await world.dataSource.query<{ count: number }[]>(
      `select count(pg_terminate_backend(pid))::integer as count from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen %'`,
    );
    expect(count).toBeGreaterThan(0);
    await eventually(() => heard().report > before.report && heard().person > before.person);
    expect(ofReport.events.at(-1)).toMatchObject({ kind: 'computed', reportId: report.id, sectionId: null });
    await ofReport.stop();
    await ofPerson.stop();
  });
});

describe('who is at a section', () => {
  const say = (browser: Caller, sectionId: string, here = true) =>
    browser.call('sayPresent', { params: { id: sectionId }, body: { here } });

  it('is heard by whoever has the report open, with name and post, and when they leave; nothing is stored', async () => {
    const { ofReport, ofPerson, browser } = await watching();
    const section = report.section(tried);
    const told = () => ofReport.events.filter((event) => event.kind === 'presence');
    expect((await say(world.people.reviewer, section)).status).toBe(204);
    await say(world.people.reviewer, section, false);
    await eventually(() => told().length === 2);
    expect(told()).toMatchObject([
      { here: true, reportId: report.id, sectionId: section, person: { id: world.ids.reviewer } },
      { here: false, person: { id: world.ids.reviewer } },
    ]);
    expect(await browser.done('readHistory', { params: { id: report.id } })).not.toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ action: 'presence' })]),
    });
    await ofReport.stop();
    await ofPerson.stop();
  });

  it('is not said of a section that the person may not read', async () => {
    expect((await say(world.people.stranger, report.section(tried))).status).toBe(404);
  });
});
