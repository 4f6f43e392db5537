import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.js';
import { ReportsCoreModule } from '../reports/reports-core.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ChangeFeedModule } from './change-feed.module.js';
import { ComputingService } from './computing.service.js';
import { FiguresReadingService } from './figures-reading.service.js';
import { FiguresController } from './figures.controller.js';
import { LaterReport } from './later-report.service.js';
import { PresenceController } from './presence.controller.js';
import { RecomputeService } from './recompute.service.js';
import { RecomputeWorker } from './recompute.worker.js';
import { ResultsService } from './results.service.js';
import { SavingController } from './saving.controller.js';
import { SavingService } from './saving.service.js';

@Module({
  imports: [ChangeFeedModule, QueueModule, ReportsCoreModule, TemplatesModule],
  controllers: [FiguresController, PresenceController, SavingController],
  providers: [
    ComputingService,
    FiguresReadingService,
    LaterReport,
    RecomputeService,
    RecomputeWorker,
    ResultsService,
    SavingService,
  ],
  exports: [ComputingService, FiguresReadingService, RecomputeService, ResultsService, SavingService],
})
export class FiguresModule {}
