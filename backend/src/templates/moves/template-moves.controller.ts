import type {
  BodyOf,
  MovableReport,
  ParamsOf,
  ResponseOf,
  TemplateMovePreview,
  TemplateMoveView,
  TrialInputs,
} from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { Body, Contract, Params, Query } from '../../common/contract.decorator.js';
import { TrialInputsService } from './trial-inputs.service.js';
import { MovePreviewService } from './move-preview.service.js';
import { ReportMoveService } from './report-move.service.js';
import { TemplateMovesService } from './template-moves.service.js';

/** Templates and the reports that use them: trying, previewing and moving. */
@Controller()
export class TemplateMovesController {
  constructor(
    private readonly trials: TrialInputsService,
    private readonly previews: MovePreviewService,
    private readonly reports: ReportMoveService,
    private readonly moves: TemplateMovesService,
  ) {}

  @Contract('readTrialInputs')
  trialInputs(
    @Params() { id }: ParamsOf<'readTrialInputs'>,
    @Query() { limit }: { limit?: number },
    @CurrentActor() actor: Actor,
  ): Promise<{ items: TrialInputs[] }> {
    return this.trials.read(id, limit, actor);
  }

  @Contract('listMovableReports')
  movable(
    @Params() { id }: ParamsOf<'listMovableReports'>,
    @Query() page: { cursor?: string; limit?: number },
    @CurrentActor() actor: Actor,
  ): Promise<{ items: MovableReport[]; next: string | null }> {
    return this.moves.movable(id, page, actor);
  }

  @Contract('startTemplateMove')
  start(
    @Params() { id }: ParamsOf<'startTemplateMove'>,
    @Body() body: BodyOf<'startTemplateMove'>,
    @CurrentActor() actor: Actor,
  ): Promise<TemplateMoveView> {
    return this.moves.start(id, body, actor);
  }

  @Contract('listTemplateMoves')
  list(
    @Params() { id }: ParamsOf<'listTemplateMoves'>,
    @CurrentActor() actor: Actor,
  ): Promise<{ items: TemplateMoveView[] }> {
    return this.moves.list(id, actor);
  }

  @Contract('previewTemplateMove')
  preview(
    @Params() { id }: ParamsOf<'previewTemplateMove'>,
    @Body() { templateVersionId }: BodyOf<'previewTemplateMove'>,
    @CurrentActor() actor: Actor,
  ): Promise<TemplateMovePreview> {
    return this.previews.preview(id, templateVersionId, actor);
  }

  @Contract('moveReportTemplate')
  move(
    @Params() { id }: ParamsOf<'moveReportTemplate'>,
    @Body() command: BodyOf<'moveReportTemplate'>,
    @CurrentActor() actor: Actor,
  ): Promise<ResponseOf<'moveReportTemplate'>> {
    return this.reports.move(id, command, actor);
  }
}
