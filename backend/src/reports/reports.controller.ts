import type {
  Assignment,
  CreateReport,
  HistoryEntry,
  ReportSummary,
  ReportTransition,
  ReportView,
  ResponseOf,
  reportsQuery,
} from '@countersign/contracts';
import { Controller, Headers } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Body, Contract, Params, Query } from '../common/contract.decorator.js';
import { AssignmentsService } from './assignments.service.js';
import { CallerLanguage } from './caller-language.decorator.js';
import type { Language } from './caller-language.decorator.js';
import { HistoryService } from './history.service.js';
import { ReportCreationService } from './report-creation.service.js';
import { ReportListService } from './report-list.service.js';
import { ReportTransitionsService } from './report-transitions.service.js';
import { ReportViewService } from './report-view.service.js';

@Controller()
export class ReportsController {
  constructor(
    private readonly lines: ReportListService,
    private readonly creation: ReportCreationService,
    private readonly views: ReportViewService,
    private readonly assignments: AssignmentsService,
    private readonly transitions: ReportTransitionsService,
    private readonly history: HistoryService,
  ) {}

  @Contract('listReports')
  list(
    @Query() query: z.output<typeof reportsQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<{ items: ReportSummary[]; next: string | null }> {
    return this.lines.list(query, actor);
  }

  @Contract('createReport')
  create(@Body() report: CreateReport, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.creation.create(report, actor);
  }

  @Contract('readReport')
  read(
    @Params() { id }: { id: string },
    @CurrentActor() actor: Actor,
    @CallerLanguage() language: Language,
  ): Promise<ReportView> {
    return this.views.read(id, actor, language);
  }

  @Contract('assign')
  async assign(
    @Params() { id }: { id: string },
    @Body() { assignments }: { assignments: Assignment[] },
    @CurrentActor() actor: Actor,
    @CallerLanguage() language: Language,
  ): Promise<ReportView> {
    await this.assignments.assign(id, assignments, actor);
    return this.views.read(id, actor, language);
  }

  @Contract('moveReport')
  move(
    @Params() { id }: { id: string },
    @Body() command: ReportTransition,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ResponseOf<'moveReport'>> {
    return this.transitions.transition(id, command, actor, key);
  }

  @Contract('readHistory')
  readHistory(
    @Params() { id }: { id: string },
    @Query() query: { sectionId?: string; cursor?: string; limit?: number },
    @CurrentActor() actor: Actor,
  ): Promise<{ items: HistoryEntry[]; next: string | null }> {
    return this.history.read(id, query, actor);
  }
}
