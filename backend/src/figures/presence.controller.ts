import { subject } from '@countersign/access';
import type { BodyOf, ParamsOf } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Body, Contract, Params } from '../common/contract.decorator.js';
import { notFound } from '../common/problem.js';
import { ReportReader } from '../reports/report-reader.service.js';
import { sectionSubject } from '../reports/report-records.js';
import { ChangeFeed } from './change-feed.js';

/** Tells those who have a report open who else is at which of its sections. Heard, never stored: who is silent has left. */
@Controller()
export class PresenceController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly feed: ChangeFeed,
  ) {}

  /** 404 for a section that the caller may not read. */
  @Contract('sayPresent')
  async say(
    @Params() { id }: ParamsOf<'sayPresent'>,
    @Body() { here }: BodyOf<'sayPresent'>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const tx = this.dataSource.manager;
    const section = await this.reader.section(tx, id);
    const report = await this.reader.report(tx, section.reportId);
    if (!actor.ability.can('read', subject('Section', sectionSubject(report, section)))) throw notFound();
    await this.feed.announcePresence(tx, {
      kind: 'presence',
      reportId: report.id,
      sectionId: id,
      here,
      person: { id: actor.id, name: actor.name, post: actor.post },
    });
  }
}
