import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { DataSource } from 'typeorm';
import { MailSender } from '../../src/notifications/mail-sender.service.js';
import { NotifyService } from '../../src/notifications/notify.service.js';
import { eventually } from '../support/eventually.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { startSmtp } from '../support/smtp.js';
import type { TestSmtp } from '../support/smtp.js';
import { recordAct } from './acts.js';

interface Place {
  reportId: string;
  sectionId: string;
  coordinatorId: string;
}

/** A report with one assigned section whose office has two owners. */
async function placeSection(server: TestServer): Promise<Place> {
  const { dataSource } = server;
  const department = await server.addDepartment('区投资推广署', ['财务科']);
  const office = department.office('财务科');
  await server.addPerson('first', [{ role: 'owner', officeId: office }]);
  await server.addPerson('second', [{ role: 'owner', officeId: office }]);
  const coordinatorId = await server.addPerson('coordinator', [{ role: 'coordinator', departmentId: department.id }]);
  await server.addPerson('admin', [{ role: 'administrator' }]);
  const [report] = await dataSource.query<{ id: string }[]>(
    `insert into report (department_id, template_version_id, year, title)
     select $1, id, 2020, '2020年度自评报告' from template_version where year = 2020 returning id`,
    [department.id],
  );
  const [section] = await dataSource.query<{ id: string }[]>(
    `insert into section (report_id, key, position, office_id) values ($1, 'key_tasks', 1, $2) returning id`,
    [report!.id, office],
  );
  return { reportId: report!.id, sectionId: section!.id, coordinatorId };
}

/** The coordinator's reminder; what follows is left to the workers. */
const remind = (server: TestServer, { coordinatorId, ...place }: Place, comment = '请抓紧') =>
  recordAct(server, {
    ...place,
    person: { id: coordinatorId, name: '联络员', post: '办公室副主任' },
    action: 'remind',
    comment,
    event: 'section.reminded',
  });

interface MailRow {
  id: string;
  state: string;
  attempts: number;
  messageId: string;
  lastError: string | null;
}
const mailsOf = (dataSource: DataSource, eventId: string): Promise<MailRow[]> =>
  dataSource.query<MailRow[]>(
    `select id, state, attempts, message_id as "messageId", last_error as "lastError" from mail
     where event_id = $1 order by recipient`,
    [eventId],
  );
const allIn = (dataSource: DataSource, eventId: string, state: string) =>
  eventually(async () => {
    const mails = await mailsOf(dataSource, eventId);
    return mails.length === 2 && mails.every((mail) => mail.state === state) && mails;
  }, 25_000);

describe('with a mail server', () => {
  let smtp: TestSmtp;
  let server: TestServer;
  let place: Place;
  beforeAll(async () => {
    smtp = await startSmtp();
    server = await startServer({ smtpUrl: smtp.url });
    place = await placeSection(server);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await smtp.stop();
  });
  const received = (messageId: string) => smtp.mails.filter((mail) => mail.messageId === messageId);

  it('an act becomes one notice and one mail for each person, with a Message-ID of the event and the person', async () => {
    const { eventId } = await remind(server, place);
    const mails = await allIn(server.dataSource, eventId, 'sent');
    for (const { messageId } of mails) {
      expect(messageId).toMatch(new RegExp(`^<${eventId}\\.[0-9a-f-]{36}@127\\.0\\.0\\.1>$`));
      const [mail, ...more] = received(messageId);
      expect(more).toEqual([]);
      expect(mail!.subject).toContain('催办');
      expect(mail!.text).toContain('联络员（办公室副主任）');
      expect(mail!.text).toContain('请抓紧');
      expect(mail!.text).toContain(`/reports/${place.reportId}/sections/${place.sectionId}`);
      expect(mail!.html).toContain(`/reports/${place.reportId}/sections/${place.sectionId}`);
      expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    }
    const first = await server.as('first');
    const { items, unread } = await first.done('listNotices');
    expect(unread).toBe(items.length);
    expect(items.filter(({ title }) => title.startsWith('催办'))).toHaveLength(1);
  });

  it('an event that is worked on twice at once, and again later, still gives one of each', async () => {
    const message = await remind(server, place);
    const service = server.context.get(NotifyService);
    await Promise.all([1, 2, 3, 4].map(() => service.notify(message)));
    const mails = await allIn(server.dataSource, message.eventId, 'sent');
    await service.notify(message);
    const [count] = await server.dataSource.query<{ notices: number; mails: number }[]>(
      `select (select count(*) from notice where event_id = $1)::integer as notices,
         (select count(*) from mail where event_id = $1)::integer as mails`,
      [message.eventId],
    );
    expect(count).toEqual({ notices: 2, mails: 2 });
    for (const { messageId } of mails) expect(received(messageId)).toHaveLength(1);
  });

  it('a mail that several workers take at once is sent once', async () => {
    smtp.refuse(true);
    const { eventId } = await remind(server, place);
    const [mail] = await eventually(async () => {
      const mails = await mailsOf(server.dataSource, eventId);
      return mails.length === 2 && mails.every(({ attempts }) => attempts === 1) && mails;
    });
    smtp.refuse(false);
    const sender = server.context.get(MailSender);
    await Promise.all([1, 2, 3].map(() => sender.send(mail!.id)));
    expect(received(mail!.messageId)).toHaveLength(1);
    // the refused one is tried again by itself
    for (const { messageId } of await allIn(server.dataSource, eventId, 'sent'))
      expect(received(messageId)).toHaveLength(1);
  });

  it('five refusals make a dead mail, which only the administrator can read and send again', async () => {
    smtp.refuse(true);
    const { eventId } = await remind(server, place);
    const [mail] = await eventually(async () => {
      const mails = await mailsOf(server.dataSource, eventId);
      return mails.length === 2 && mails.every(({ attempts }) => attempts === 1) && mails;
    });
    const sender = server.context.get(MailSender);
    for (const attempt of [2, 3, 4]) {
      await expect(sender.send(mail!.id)).rejects.toThrow('was not taken');
      expect(await mailsOf(server.dataSource, eventId)).toContainEqual(
        expect.objectContaining({ id: mail!.id, state: 'pending', attempts: attempt }),
      );
    }
    await sender.send(mail!.id);
    const admin = await server.as('admin');
    const { items } = await admin.done('listMails', { query: { state: 'dead' } });
    expect(items).toEqual([expect.objectContaining({ id: mail!.id, attempts: 5 })]);
    expect(items[0]!.lastError).toContain('try again later');

    const owner = await server.as('first');
    const params = { id: mail!.id };
    expect((await owner.call('listMails')).status).toBe(403);
    expect((await owner.call('readMail', { params })).status).toBe(403);
    expect((await owner.call('resendMail', { params })).status).toBe(403);
    expect((await admin.done('readMail', { params })).text).toContain('请抓紧');

    smtp.refuse(false);
    await admin.done('resendMail', { params });
    await allIn(server.dataSource, eventId, 'sent');
    expect(received(mail!.messageId)).toHaveLength(1);
    expect((await admin.call('resendMail', { params })).status).toBe(409);
  });

  it('the number of unread notices reaches an open page, and falls when they are read', async () => {
    const second = await server.as('second');
    const stream = await second.follow('personEvents');
    const [present] = await eventually(() => stream.events.length > 0 && stream.events);
    await remind(server, place);
    await eventually(() => stream.events.some(({ unread }) => unread === present!.unread + 1));
    await second.done('markNoticesRead', { body: { all: true } });
    await eventually(() => stream.events.at(-1)?.unread === 0);
    await stream.stop();
    const { items, unread } = await second.done('listNotices');
    expect(unread).toBe(0);
    expect(items.every(({ read }) => read)).toBe(true);
  });

  it('nobody marks the notices of another as read', async () => {
    await remind(server, place);
    const [first, second] = [await server.as('first'), await server.as('second')];
    const { items } = await eventually(async () => {
      const page = await first.done('listNotices');
      return page.unread > 0 && page;
    });
    const before = (await first.done('listNotices')).unread;
    await second.done('markNoticesRead', { body: { ids: items.map(({ id }) => id) } });
    expect((await first.done('listNotices')).unread).toBe(before);
  });
});

describe('while the mail server is away', () => {
  it('mails wait and go out once when it is back', async () => {
    const away = await startSmtp();
    await away.stop();
    const server = await startServer({ smtpUrl: away.url });
    try {
      const place = await placeSection(server);
      const { eventId } = await remind(server, place);
      await eventually(async () => (await mailsOf(server.dataSource, eventId)).some(({ attempts }) => attempts > 0));
      const back = await startSmtp(Number.parseInt(new URL(away.url).port, 10));
      for (const { messageId } of await allIn(server.dataSource, eventId, 'sent'))
        expect(back.mails.filter((mail) => mail.messageId === messageId)).toHaveLength(1);
      await back.stop();
    } finally {
      await server.close();
    }
  }, 60_000);
});

describe('without a mail server', () => {
  it('mails are kept for the administrator and lie as files in the data folder', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'countersign-mail-'));
    const server = await startServer({ dataDir });
    try {
      const { eventId } = await remind(server, await placeSection(server), '<b>请抓紧</b>');
      const mails = await allIn(server.dataSource, eventId, 'kept');
      const folder = join(dataDir, 'mail');
      expect(readdirSync(folder).sort()).toEqual(mails.map(({ id }) => `${id}.eml`).sort());
      const mail = await simpleParser(readFileSync(join(folder, `${mails[0]!.id}.eml`)));
      expect(mail.messageId).toBe(mails[0]!.messageId);
      expect(mail.text).toContain('<b>请抓紧</b>');
      expect(mail.html).not.toContain('<b>');
      const admin = await server.as('admin');
      expect((await admin.done('listMails', { query: { state: 'kept' } })).items).toHaveLength(2);
    } finally {
      await server.close();
      rmSync(dataDir, { recursive: true });
    }
  }, 60_000);
});
