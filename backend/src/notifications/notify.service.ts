import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { ChangeFeed } from '../figures/change-feed.js';
import { OutboxService } from '../queue/outbox.service.js';
import type { ReportEventMessage } from '../reports/act-recorder.service.js';
import { sectionTitle } from '../reports/report-facts.js';
import { TemplatesService } from '../templates/templates.service.js';
import { readHappening, type Happening } from './happening.js';
import { messageText, type MessageText } from './message-text.js';
import { recipientsOf, type Recipient } from './recipients.js';

/** Turns an event into notices and mails for exactly the people it concerns. */
@Injectable()
export class NotifyService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly templates: TemplatesService,
    private readonly outbox: OutboxService,
    private readonly feed: ChangeFeed,
  ) {}

  /** Running it again for the same event adds nothing: an event and a person have at most one notice and one mail. */
  async notify(message: ReportEventMessage): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const happening = await readHappening(tx, message);
      if (!happening) return;
      const recipients = await recipientsOf(tx, happening);
      if (!recipients.length) return;
      const titles = await this.titles(happening);
      for (const recipient of recipients) {
        const text = messageText(happening, titles, this.config.publicUrl, recipient.tasks);
        await this.tell(tx, happening.eventId, recipient, text);
      }
    });
  }

  private async tell(tx: EntityManager, eventId: string, recipient: Recipient, message: MessageText): Promise<void> {
    const { title, body, link, text, html } = message;
    const notices = await tx.query<unknown[]>(
      `insert into notice (event_id, person_id, title, body, link) values ($1, $2, $3, $4, $5)
       on conflict (event_id, person_id) do nothing returning id`,
      [eventId, recipient.id, title, body, link],
    );
    if (!notices.length) return;
    await this.feed.announcePerson(tx, recipient.id);
    if (recipient.mailPreference !== 'at_once') return;
    const { hostname } = new URL(this.config.publicUrl);
    const [mail] = await tx.query<{ id: string }[]>(
      `insert into mail (event_id, person_id, recipient, subject, text, html, message_id)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (event_id, person_id) do nothing returning id`,
      [
        eventId,
        recipient.id,
        recipient.email,
        `[会签] ${title}`,
        text,
        html,
        `<${eventId}.${recipient.id}@${hostname}>`,
      ],
    );
    if (mail) await this.outbox.put(tx, 'mail', { mailId: mail.id });
  }

  private async titles({ templateVersionId }: Happening): Promise<(section: string) => string> {
    const template = await this.templates.compiled(templateVersionId);
    return (key) => sectionTitle(template, key);
  }
}
