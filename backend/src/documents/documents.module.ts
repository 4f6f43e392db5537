import { Module } from '@nestjs/common';
import { ChangeFeedModule } from '../figures/change-feed.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { ReportsCoreModule } from '../reports/reports-core.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { AttachmentReader } from './attachments/attachment-reader.service.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { AttachmentsService } from './attachments/attachments.service.js';
import { ComparisonsController } from './comparisons/comparisons.controller.js';
import { ComparisonsService } from './comparisons/comparisons.service.js';
import { DocumentsController } from './exports/documents.controller.js';
import { ExportMaker } from './exports/export-maker.service.js';
import { ExportWorker } from './exports/export.worker.js';
import { ExportsService } from './exports/exports.service.js';
import { FilesModule } from './files/files.module.js';
import { AcceptedPackages } from './package/accepted-packages.service.js';
import { PackageWorker } from './package/package.worker.js';
import { PublicReportsController } from './publication/public-reports.controller.js';
import { PublicReports } from './publication/public-reports.service.js';
import { VersionReader } from './versions/version-reader.service.js';

/** Files of a report: what people attach, what is made of its versions, and what everybody may read. */
@Module({
  imports: [ChangeFeedModule, FilesModule, QueueModule, ReportsCoreModule, TemplatesModule],
  controllers: [AttachmentsController, ComparisonsController, DocumentsController, PublicReportsController],
  providers: [
    AcceptedPackages,
    AttachmentReader,
    AttachmentsService,
    ComparisonsService,
    ExportMaker,
    ExportWorker,
    ExportsService,
    PackageWorker,
    PublicReports,
    VersionReader,
  ],
})
export class DocumentsModule {}
