import { Module } from '@nestjs/common';
import { FiguresModule } from '../../figures/figures.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { TemplatesModule } from '../../templates/templates.module.js';
import { ImportMappings } from './import-mappings.service.js';
import { ImportUndo } from './import-undo.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

/** Spreadsheets that people take into the tables of a section. */
@Module({
  imports: [FiguresModule, ReportsModule, TemplatesModule],
  controllers: [ImportsController],
  providers: [ImportMappings, ImportsService, ImportUndo],
})
export class ImportsModule {}
