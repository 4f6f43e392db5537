import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import type { Mail } from './mail.entity.js';

/** After so many refusals a mail waits for the administrator. */
export const mailAttempts = 5;

/** A mail server that does not answer must not hold a mail's row for minutes. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

type Pending = Pick<Mail, 'id' | 'recipient' | 'subject' | 'text' | 'html' | 'messageId' | 'attempts' | 'createdAt'>;

/** Sends one mail, or keeps it where no mail server is configured. */
@Injectable()
export class MailSender {
  private readonly transport;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {
    this.transport = config.smtpUrl
      ? createTransport({ url: config.smtpUrl, ...patience })
      : createTransport({ streamTransport: true, buffer: true });
  }

  /**
   * Sends the mail unless it has been sent. Of two workers the second waits for the row, and then finds it sent or
   * tries itself: a job must not count as done while another may still fail. Throws when the server refuses, so that
   * the job is tried again later; the last refusal is stored and thrown no more.
   */
  async send(mailId: string): Promise<void> {
    const failure = await this.dataSource.transaction(async (tx) => {
      const [mail] = await tx.query<Pending[]>(
        `select id, recipient, subject, text, html, message_id as "messageId", attempts,
           created_at as "createdAt"
         from mail where id = $1 and state = 'pending' for update`,
        [mailId],
      );
      return mail ? this.attempt(tx, mail) : undefined;
    });
    if (failure) throw failure;
  }

  private async attempt(tx: EntityManager, mail: Pending): Promise<Error | undefined> {
    try {
      const sent = await this.transport.sendMail(this.options(mail));
      if (!this.config.smtpUrl) await this.keep(mail.id, (sent as { message: Buffer }).message);
      const state = this.config.smtpUrl ? 'sent' : 'kept';
      await tx.query(
        `update mail set state = $2, attempts = attempts + 1, last_error = null, sent_at = now() where id = $1`,
        [mail.id, state],
      );
      return undefined;
    } catch (error) {
      const dead = mail.attempts + 1 >= mailAttempts;
      await tx.query('update mail set attempts = attempts + 1, last_error = $2, state = $3 where id = $1', [
        mail.id,
        error instanceof Error ? error.message : String(error),
        dead ? 'dead' : 'pending',
      ]);
      return dead ? undefined : new Error(`mail ${mail.id} was not taken`, { cause: error });
    }
  }

  /** The same in each attempt, to the letter: readers that compare the Message-ID show it once. */
  private options({ recipient, subject, text, html, messageId, createdAt }: Pending): SendMailOptions {
    return {
      from: this.config.mailFrom,
      to: recipient,
      subject,
      text,
      html,
      messageId,
      date: createdAt,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  /** Written beside and renamed, so that no half mail is ever seen. */
  private async keep(id: string, message: Buffer): Promise<void> {
    const folder = join(this.config.dataDir, 'mail');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${id}.part`), message);
    await rename(join(folder, `${id}.part`), join(folder, `${id}.eml`));
  }
}
