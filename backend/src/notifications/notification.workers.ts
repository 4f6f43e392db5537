import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { QueueFactory, type JobWorker } from '../queue/queue-factory.js';
import { queueOf } from '../queue/relay.service.js';
import type { ReportEventMessage } from '../reports/act-recorder.service.js';
import { MailSender } from './mail-sender.service.js';
import { NotifyService } from './notify.service.js';

/** Takes events and mails from their queues. */
@Injectable()
export class NotificationWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly workers: JobWorker[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly queues: QueueFactory,
    private readonly notices: NotifyService,
    private readonly mails: MailSender,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'api') return;
    this.workers.push(
      this.queues.worker<ReportEventMessage>(queueOf.event, (message) => this.notices.notify(message), 2),
      this.queues.worker<{ mailId: string }>(queueOf.mail, ({ mailId }) => this.mails.send(mailId), 2),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }
}
