import { subject } from '@countersign/access';
import type { MailContent, MailView, ParamsOf, QueryOf, ResponseOf } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Contract, Params, Query } from '../common/contract.decorator.js';
import { forbidden, notFound, ProblemError } from '../common/problem.js';
import { OutboxService } from '../queue/outbox.service.js';
import { Mail } from './mail.entity.js';

const pageSize = 50;

/** The administrator's view of what was mailed, and of what could not be. */
@Controller()
export class MailsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
  ) {}

  @Contract('listMails')
  async list(@Query() query: QueryOf<'listMails'>, @CurrentActor() actor: Actor): Promise<ResponseOf<'listMails'>> {
    mayRead(actor);
    const limit = Number(query?.limit ?? pageSize);
    const rows = await this.dataSource
      .getRepository(Mail)
      .createQueryBuilder('m')
      .where('(:state::text is null or m.state = :state)', { state: query?.state ?? null })
      .andWhere(
        `(:cursor::text is null or (m.created_at, m.id) < (select created_at, id from mail where id::text = :cursor))`,
        { cursor: query?.cursor ?? null },
      )
      .orderBy('m.created_at', 'DESC')
      .addOrderBy('m.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const items = rows.slice(0, limit).map(view);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }

  @Contract('readMail')
  async read(@Params() { id }: ParamsOf<'readMail'>, @CurrentActor() actor: Actor): Promise<MailContent> {
    mayRead(actor);
    const mail = await this.dataSource.getRepository(Mail).findOneBy({ id });
    if (!mail) throw notFound();
    return { ...view(mail), text: mail.text, html: mail.html };
  }

  /** Gives a mail that could not be sent another round of attempts. */
  @Contract('resendMail')
  async resend(@Params() { id }: ParamsOf<'resendMail'>, @CurrentActor() actor: Actor): Promise<void> {
    mayRead(actor);
    await this.dataSource.transaction(async (tx) => {
      const { affected } = await tx.update(Mail, { id, state: 'dead' }, { state: 'pending', attempts: 0 });
      if (affected) return this.outbox.put(tx, 'mail', { mailId: id });
      if (!(await tx.existsBy(Mail, { id }))) throw notFound();
      throw new ProblemError(409, 'not_dead', {
        zh: '这封邮件没有发送失败，不需要重发。',
        en: 'This mail has not failed and need not be sent again.',
      });
    });
  }
}

function mayRead({ ability }: Actor): void {
  if (!ability.can('manage', subject('Mail', {})))
    throw forbidden('只有系统管理员可以查看邮件。', 'Only the administrator may see mails.');
}

function view({ id, recipient, subject: title, state, attempts, lastError, createdAt, sentAt }: Mail): MailView {
  return {
    id,
    to: recipient,
    subject: title,
    state,
    attempts,
    lastError,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}
