import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ActRecorder } from './act-recorder.service.js';
import { ReportReader } from './report-reader.service.js';
import { ReportStateService } from './report-state.service.js';
import { SignatureService } from './signature.service.js';

/** What the recompute worker needs of reports; without controllers, so that it depends on nothing that depends on it. */
@Module({
  imports: [AuditModule, QueueModule, TemplatesModule],
  providers: [ActRecorder, ReportReader, ReportStateService, SignatureService],
  exports: [ActRecorder, ReportReader, ReportStateService, SignatureService],
})
export class ReportsCoreModule {}
