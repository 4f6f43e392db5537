import { Module } from '@nestjs/common';
import { ChangeFeedModule } from '../figures/change-feed.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { RevisionsModule } from '../revisions/revisions.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { AssignmentsService } from './assignments.service.js';
import { ExplanationsService } from './explanations.service.js';
import { HistoryService } from './history.service.js';
import { Idempotency } from './idempotency.service.js';
import { RemindersService } from './reminders.service.js';
import { ReportCreationService } from './report-creation.service.js';
import { ReportListService } from './report-list.service.js';
import { ReportTransitionsService } from './report-transitions.service.js';
import { ReportViewService } from './report-view.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsCoreModule } from './reports-core.module.js';
import { SavedChanges } from './saved-changes.service.js';
import { SearchService } from './search.service.js';
import { SectionReader } from './section-reader.service.js';
import { SectionReopening } from './section-reopening.service.js';
import { SectionTransitionsService } from './section-transitions.service.js';
import { SectionViewService } from './section-view.service.js';
import { SectionsController } from './sections.controller.js';
import { StagedScoresController } from './staged-scores.controller.js';
import { StagedScoresService } from './staged-scores.service.js';
import { UpcomingService } from './upcoming.service.js';
import { WorkController } from './work.controller.js';
import { WorkService } from './work.service.js';

/** Reports and sections: their views, their moves, who does them, and what waits for whom. */
@Module({
  imports: [ChangeFeedModule, FiguresModule, QueueModule, ReportsCoreModule, RevisionsModule, TemplatesModule],
  controllers: [ReportsController, SectionsController, StagedScoresController, WorkController],
  providers: [
    AssignmentsService,
    ExplanationsService,
    HistoryService,
    Idempotency,
    RemindersService,
    ReportCreationService,
    ReportListService,
    ReportTransitionsService,
    ReportViewService,
    SavedChanges,
    SearchService,
    SectionReader,
    SectionReopening,
    SectionTransitionsService,
    SectionViewService,
    StagedScoresService,
    UpcomingService,
    WorkService,
  ],
  exports: [
    AssignmentsService,
    ExplanationsService,
    ReportCreationService,
    ReportTransitionsService,
    SectionReader,
    SectionTransitionsService,
  ],
})
export class ReportsModule {}
