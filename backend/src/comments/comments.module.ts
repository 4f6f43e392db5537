import { Module } from '@nestjs/common';
import { ChangeFeedModule } from '../figures/change-feed.module.js';
import { ReportsCoreModule } from '../reports/reports-core.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';

/** What people say to each other about a section. */
@Module({
  imports: [ChangeFeedModule, ReportsCoreModule, TemplatesModule],
  controllers: [CommentsController],
  providers: [CommentsService],
})
export class CommentsModule {}
