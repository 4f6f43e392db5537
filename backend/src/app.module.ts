import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CommentsModule } from './comments/comments.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { ImportsModule } from './documents/imports/imports.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { HealthModule } from './health/health.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { QueueModule } from './queue/queue.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RevisionsModule } from './revisions/revisions.module.js';
import { TemplateMovesModule } from './templates/moves/template-moves.module.js';
import { TemplatesModule } from './templates/templates.module.js';

@Module({})
export class AppModule {
  static with(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.connect(databaseUrl, config.databasePool),
        AccessModule,
        AuditModule,
        CommentsModule,
        DemoModule,
        DocumentsModule,
        FiguresModule,
        HealthModule,
        ImportsModule,
        NotificationsModule,
        OrganisationModule,
        QueueModule,
        ReportsModule,
        RevisionsModule,
        TemplateMovesModule,
        TemplatesModule,
      ],
    };
  }
}
