import type { AddComment, Colleagues, CommentsView } from '@countersign/contracts';
import type { CommentAudience } from '@countersign/access';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { forbidden, invalidInput, notFound, type ProblemError } from '../common/problem.js';
import { ChangeFeed } from '../figures/change-feed.js';
import { ActRecorder } from '../reports/act-recorder.service.js';
import { ReportReader } from '../reports/report-reader.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { colleaguesFor } from './colleagues.js';
import { Comment } from './comment.entity.js';
import { discussedSection, hears, type DiscussedSection } from './discussed-section.js';
import { threadsOf } from './threads.js';

/** Discussions of a section. They lock nothing and change nothing that is signed. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    private readonly recorder: ActRecorder,
    private readonly feed: ChangeFeed,
  ) {}

  /** What the reader hears of the section's discussion, oldest thread first. */
  async read(sectionId: string, actor: Actor): Promise<CommentsView> {
    const tx = this.dataSource.manager;
    const discussed = await this.discussed(tx, sectionId, actor);
    const comments = await tx.find(Comment, { where: { sectionId }, order: { at: 'ASC', id: 'ASC' } });
    return {
      threads: threadsOf(comments.filter((comment) => comment.threadId !== null || hears(discussed, comment))),
      audiences: [...discussed.rights.writes],
    };
  }

  /** People who can be mentioned in what is said to `audience`. */
  async colleagues(sectionId: string, audience: CommentAudience, actor: Actor): Promise<Colleagues> {
    const tx = this.dataSource.manager;
    const { report, rights } = await this.discussed(tx, sectionId, actor);
    if (!rights.sees.includes(audience)) throw forbidden();
    return { items: await colleaguesFor(tx, report, audience) };
  }

  /**
   * Begins a thread or answers one; tells whom it mentions and who has spoken in the thread. Throws 403 for who only
   * reads, 404 for a thread that is not theirs to hear, 422 for a field or person that cannot be named here.
   */
  add(sectionId: string, command: AddComment, actor: Actor): Promise<{ id: string }> {
    return this.dataSource.transaction(async (tx) => {
      await this.reader.lockSection(tx, sectionId);
      const discussed = await this.discussed(tx, sectionId, actor);
      if (!discussed.rights.writes.length) throw onlyReads();
      const thread = command.thread === undefined ? null : await heardThread(tx, discussed, command.thread);
      const place: Pick<Comment, 'field' | 'anchor' | 'audience'> = thread
        ? { field: null, anchor: null, audience: thread.audience }
        : placeOf(command, discussed);
      const mentions = await this.mentioned(tx, discussed, place.audience, command.mentions ?? []);
      const [row] = await tx.query<{ id: string }[]>(
        `insert into comment (section_id, thread_id, field, anchor, audience, text, mentions, person_id, person_name, person_post)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
        [
          sectionId,
          thread?.id ?? null,
          place.field,
          place.anchor && JSON.stringify(place.anchor),
          place.audience,
          command.text,
          JSON.stringify(mentions),
          actor.id,
          actor.name,
          actor.post,
        ],
      );
      const people = new Set([...mentions.map(({ id }) => id), ...(thread ? await speakers(tx, thread) : [])]);
      people.delete(actor.id);
      const { id } = row!;
      await this.record(tx, discussed, 'comment', { comment: id, people: [...people] }, actor);
      return { id };
    });
  }

  /** Marks a thread as resolved, or opens it again. Whoever may write in it may do both. */
  async settle(sectionId: string, threadId: string, resolved: boolean, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.reader.lockSection(tx, sectionId);
      const discussed = await this.discussed(tx, sectionId, actor);
      const thread = await heardThread(tx, discussed, threadId);
      if (!discussed.rights.writes.includes(thread.audience)) throw onlyReads();
      if ((thread.resolvedAt !== null) === resolved) return;
      await tx.update(
        Comment,
        { id: thread.id },
        {
          resolvedBy: resolved ? actor.id : null,
          resolvedName: resolved ? actor.name : null,
          resolvedPost: resolved ? actor.post : null,
          resolvedAt: resolved ? () => 'now()' : null,
        },
      );
      await this.record(tx, discussed, resolved ? 'resolve_comment' : 'reopen_comment', { comment: thread.id }, actor);
    });
  }

  private discussed(tx: EntityManager, sectionId: string, actor: Actor): Promise<DiscussedSection> {
    return discussedSection(tx, { reader: this.reader, templates: this.templates }, sectionId, actor);
  }

  private async mentioned(
    tx: EntityManager,
    { report }: DiscussedSection,
    audience: CommentAudience,
    ids: readonly string[],
  ): Promise<Comment['mentions']> {
    if (!ids.length) return [];
    const people = new Map((await colleaguesFor(tx, report, audience)).map((person) => [person.id, person]));
    return [...new Set(ids)].map((id) => {
      const person = people.get(id);
      if (!person) throw notAmongReaders();
      return person;
    });
  }

  private async record(
    tx: EntityManager,
    { report, section }: DiscussedSection,
    action: 'comment' | 'resolve_comment' | 'reopen_comment',
    facts: { comment: string; people?: string[] },
    actor: Actor,
  ): Promise<void> {
    await this.recorder.record(tx, {
      reportId: report.id,
      sectionId: section.id,
      person: actor,
      action,
      facts,
      ...(facts.people?.length && { event: 'section.commented' as const }),
    });
    await this.feed.announce(tx, {
      kind: 'commented',
      reportId: report.id,
      sectionId: section.id,
      figuresRevision: report.figuresRevision,
      computedRevision: (await this.reader.evaluation(tx, report.id))?.figuresRevision ?? 0,
      by: actor.id,
    });
  }
}

async function heardThread(tx: EntityManager, discussed: DiscussedSection, id: string): Promise<Comment> {
  const thread = await tx.findOneBy(Comment, { id, sectionId: discussed.section.id, threadId: IsNull() });
  if (!thread || !hears(discussed, thread)) throw notFound();
  return thread;
}

async function speakers(tx: EntityManager, { id }: Comment): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select distinct person_id as id from comment where (id = $1 or thread_id = $1) and person_id is not null`,
    [id],
  );
  return rows.map((row) => row.id);
}

function placeOf(
  command: AddComment,
  { rights, fields }: DiscussedSection,
): Pick<Comment, 'field' | 'anchor' | 'audience'> {
  const { field = null, anchor = null, audience = rights.writes[0]! } = command;
  if (field !== null && !fields.has(field)) throw unknownField();
  if (!rights.writes.includes(audience)) throw onlyReads();
  return { field, anchor: field === null ? null : anchor, audience };
}

const onlyReads = (): ProblemError =>
  forbidden(
    '您可以查看讨论，但不能在此发言；参与讨论的是本部门的经办、审核、分管人员和财政局。',
    'You may read but not write here.',
  );

const unknownField = (): ProblemError =>
  invalidInput([
    {
      code: 'unknown_field',
      field: 'field',
      message: { zh: '本章节没有这个填报项，请在本章节的填报项上发表意见。', en: 'The section has no such field.' },
    },
  ]);

const notAmongReaders = (): ProblemError =>
  invalidInput([
    {
      code: 'not_a_reader',
      field: 'mentions',
      message: {
        zh: '所提到的人看不到这条讨论，请改选其他人，或改变可见范围后再提。',
        en: 'A person who is mentioned would not see this comment; choose another one or another audience.',
      },
    },
  ]);
