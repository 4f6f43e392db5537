import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.js';
import { ReportsCoreModule } from '../reports/reports-core.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ChangeFeedModule } from './change-feed.module.js';
import { FiguresReadingService } from './figures-reading.service.js';
import { FiguresController } from './figures.controller.js';
import { LaterReport } from './later-report.service.js';
import { PresenceController } from './presence.controller.js';
import { RecomputeService } from './recompute.service.js';
import { RecomputeWorker } from './recompute.worker.js';
import { SavingController } from './saving.controller.js';
import { SavingService } from './saving.service.js';

@Module({
  imports: [ChangeFeedModule, QueueModule, ReportsCoreModule, TemplatesModule],
  controllers: [FiguresController, PresenceController, SavingController],
  providers: [FiguresReadingService, LaterReport, RecomputeService, RecomputeWorker, SavingService],
  exports: [FiguresReadingService, RecomputeService, SavingService],
})
export class FiguresModule {}
