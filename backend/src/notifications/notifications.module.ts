import { Module } from '@nestjs/common';
import { ChangeFeedModule } from '../figures/change-feed.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { MailSender } from './mail-sender.service.js';
import { MailsController } from './mails.controller.js';
import { NoticesController } from './notices.controller.js';
import { NotificationWorkers } from './notification.workers.js';
import { NotifyService } from './notify.service.js';

@Module({
  imports: [ChangeFeedModule, QueueModule, TemplatesModule],
  controllers: [MailsController, NoticesController],
  providers: [MailSender, NotificationWorkers, NotifyService],
})
export class NotificationsModule {}
