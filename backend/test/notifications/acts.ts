import { ActRecorder } from '../../src/reports/act-recorder.service.js';
import type { ReportAct, ReportEventMessage } from '../../src/reports/act-recorder.service.js';
import type { OfficeWorld } from '../reports/office-world.js';
import type { TestServer } from '../support/server.js';

/** Records an act as the services do and gives the message that it leaves in the outbox. */
export function recordAct(
  { context, dataSource }: Pick<TestServer, 'context' | 'dataSource'>,
  act: ReportAct,
): Promise<ReportEventMessage> {
  return dataSource.transaction(async (tx) => {
    await context.get(ActRecorder).record(tx, act);
    const [row] = await tx.query<{ payload: ReportEventMessage }[]>(
      `select payload from outbox where topic = 'event' order by id desc limit 1`,
    );
    return row!.payload;
  });
}

export interface Told {
  username: string;
  title: string;
  body: string;
  link: string;
}

/** Who has a notice of an event, by user name. */
export function toldOf({ dataSource }: OfficeWorld, eventId: string): Promise<Told[]> {
  return dataSource.query<Told[]>(
    `select p.username, n.title, n.body, n.link from notice n join person p on p.id = n.person_id
     where n.event_id = $1 order by p.username`,
    [eventId],
  );
}
