import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { forbidden, ProblemError } from '../common/problem.js';
import { ActRecorder } from './act-recorder.service.js';
import { ReportReader } from './report-reader.service.js';
import { lockFor } from './section-access.js';
import { instantWords } from './state-words.js';

/** 催办: tells whoever has the section that it is waited for; at most once an hour a section. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly recorder: ActRecorder,
  ) {}

  remind(sectionId: string, comment: string, actor: Actor): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const { report, section } = await lockFor(tx, this.reader, sectionId, actor, 'remind', notForYou);
      if (section.state === 'signed_off') throw nothingToDo();
      const last = await lastReminder(tx, sectionId);
      if (last) throw tooSoon(last);
      await this.recorder.record(tx, {
        reportId: report.id,
        sectionId,
        person: actor,
        action: 'remind',
        comment: comment.trim(),
        facts: { state: section.state },
        event: 'section.reminded',
      });
    });
  }
}

/** Within the last hour, if any. */
async function lastReminder(tx: EntityManager, sectionId: string): Promise<{ name: string; at: Date } | undefined> {
  const [row] = await tx.query<{ name: string; at: Date }[]>(
    `select person_name as name, at from audit_event
     where section_id = $1 and action = 'remind' and at > now() - interval '1 hour' order by at desc limit 1`,
    [sectionId],
  );
  return row;
}

const notForYou = (): ProblemError =>
  forbidden('催办由本部门的绩效联络员办理。', 'Reminders are sent by the coordinator of the department.');

const nothingToDo = (): ProblemError =>
  new ProblemError(409, 'nothing_to_remind', {
    zh: '本章节已经签批，没有需要催办的事项。',
    en: 'The section is signed off; nobody has anything to do.',
  });

const tooSoon = ({ name, at }: { name: string; at: Date }): ProblemError => {
  const again = new Date(at.getTime() + 3_600_000);
  const seconds = Math.max(1, Math.ceil((again.getTime() - Date.now()) / 1000));
  return new ProblemError(
    429,
    'reminded_recently',
    {
      zh: `${name}已于${instantWords(at)}催办，同一章节一小时内只催办一次；请在${instantWords(again)}之后再催。`,
      en: `${name} sent a reminder less than an hour ago; please wait until ${again.toISOString()}.`,
    },
    { headers: { 'retry-after': String(seconds) }, facts: { again: again.toISOString() } },
  );
};
