import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { TemplateDraftsService } from './template-drafts.service.js';
import { TemplateReadingService } from './template-reading.service.js';
import { TemplatesController } from './templates.controller.js';
import { TemplatesService } from './templates.service.js';

@Module({
  imports: [AuditModule],
  controllers: [TemplatesController],
  providers: [TemplateDraftsService, TemplateReadingService, TemplatesService],
  exports: [TemplateReadingService, TemplatesService],
})
export class TemplatesModule {}
