import { Module } from '@nestjs/common';
import { ReportsCoreModule } from '../reports/reports-core.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ReportChangesController } from './report-changes.controller.js';
import { ReportChangesService } from './report-changes.service.js';
import { RevisionRequestsService } from './revision-requests.service.js';
import { SubmissionsService } from './submissions.service.js';

/** What the bureau received, what it asked to be changed, and what changed since. */
@Module({
  imports: [ReportsCoreModule, TemplatesModule],
  controllers: [ReportChangesController],
  providers: [ReportChangesService, RevisionRequestsService, SubmissionsService],
  exports: [RevisionRequestsService, SubmissionsService],
})
export class RevisionsModule {}
