import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { NotifyService } from '../../src/notifications/notify.service.js';
import { placeReport, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import { eventually } from '../support/eventually.js';
import { recordAct } from './acts.js';

let world: OfficeWorld;
let report: PlacedReport;
beforeAll(async () => {
  world = await startWorld();
  report = await placeReport(world);
}, 120_000);
afterAll(() => world.close());

const reminded = () =>
  recordAct(world.server, {
    reportId: report.id,
    sectionId: report.section(tried),
    person: { id: world.ids.coordinator, name: '联络员', post: '办公室副主任' },
    action: 'remind',
    event: 'section.reminded',
  });
const unread = async () => (await world.people.owner.done('listNotices')).unread;

it('several notices for one person at once: an open page ends with the true number', async () => {
  const stream = await world.people.owner.follow('personEvents');
  await eventually(() => stream.events.length === 1);
  const before = await unread();
  for (let round = 1; round <= 5; round++) {
    const messages = [await reminded(), await reminded(), await reminded(), await reminded()];
    await Promise.all(messages.map((message) => world.server.context.get(NotifyService).notify(message)));
    await eventually(() => stream.events.at(-1)!.unread === before + 4 * round, 5_000);
  }
  expect(await unread()).toBe(before + 20);
  await stream.stop();
});

it('a page that is opened in the moment of a notice shows the true number', async () => {
  for (let round = 1; round <= 20; round++) {
    const message = await reminded();
    const [stream] = await Promise.all([
      world.people.owner.follow('personEvents'),
      world.server.context.get(NotifyService).notify(message),
    ]);
    const real = await unread();
    await eventually(() => stream.events.at(-1)?.unread === real, 5_000);
    await stream.stop();
  }
});
