import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { DemoAuthor } from './demo-author.service.js';
import { DemoService } from './demo.service.js';

@Module({ imports: [AuditModule, FiguresModule, ReportsModule, TemplatesModule], providers: [DemoAuthor, DemoService] })
export class DemoModule {}
