import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { ChangeFeedModule } from '../../figures/change-feed.module.js';
import { FiguresModule } from '../../figures/figures.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { ReportsCoreModule } from '../../reports/reports-core.module.js';
import { TemplatesModule } from '../templates.module.js';
import { TrialInputsService } from './trial-inputs.service.js';
import { MoveBatchService } from './move-batch.service.js';
import { MovedSections } from './moved-sections.service.js';
import { MovesTogether } from './moves-together.service.js';
import { MovePreviewService } from './move-preview.service.js';
import { ReportMoveService } from './report-move.service.js';
import { TemplateMoveWorker } from './template-move.worker.js';
import { TemplateMovesController } from './template-moves.controller.js';
import { TemplateMovesService } from './template-moves.service.js';

/** What knows templates and reports; by itself, since reports depend on templates. */
@Module({
  imports: [AuditModule, ChangeFeedModule, FiguresModule, QueueModule, ReportsCoreModule, TemplatesModule],
  controllers: [TemplateMovesController],
  providers: [
    MoveBatchService,
    MovedSections,
    MovePreviewService,
    MovesTogether,
    ReportMoveService,
    TemplateMovesService,
    TemplateMoveWorker,
    TrialInputsService,
  ],
})
export class TemplateMovesModule {}
