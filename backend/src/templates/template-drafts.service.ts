import type { CreateTemplate, SavedTemplate, SaveTemplate, TemplateVersionView } from '@countersign/contracts';
import type { TemplateDefinition } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { notFound } from '../common/problem.js';
import { emptyTemplate, readDraft } from './draft-content.js';
import {
  alreadyPublished,
  draftChanged,
  keyMissing,
  mustManageTemplates,
  otherTemplate,
  templateRefused,
} from './template-problems.js';
import { TemplateVersion } from './template-version.entity.js';
import { etagOf, savedOf, versionView } from './template-view.js';

const insertDraft = /* sql */ `
  insert into template_version (key, year, version, title, definition, saved_by, saved_name, saved_post, saved_at)
  select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, now()
  from template_version where key = $1 and year = $2
  on conflict (key, year, version) do nothing returning id, version`;

/** The life of a draft: made, saved, deleted or published. Every act but a save is recorded in the audit trail. */
@Injectable()
export class TemplateDraftsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** An empty draft, or a copy of a version; it gets the next version number of its key and year. */
  create({ from, key, title, year }: CreateTemplate, actor: Actor): Promise<{ id: string }> {
    mustManageTemplates(actor);
    return this.dataSource.transaction(async (tx) => {
      if (from === undefined) {
        if (key === undefined) throw keyMissing();
        return this.insert(tx, emptyTemplate(key, year, title), actor, { from: null });
      }
      const source = await tx.findOneBy(TemplateVersion, { id: from });
      if (!source) throw notFound();
      const copy = { ...source.definition, key: key ?? source.key, title, year };
      return this.insert(tx, copy, actor, { from });
    });
  }

  /** Throws 422 with located errors when it is not a template; formulas may be at fault. */
  import(content: unknown, actor: Actor): Promise<{ id: string }> {
    mustManageTemplates(actor);
    const { definition } = readDraft(content);
    return this.dataSource.transaction((tx) => this.insert(tx, definition, actor, { imported: true }));
  }

  /**
   * Replaces the content of a draft. Throws 409 when somebody else saved it meanwhile (412 where `If-Match` said so) or
   * it is published, 422 when it is no template; then nothing is stored.
   */
  save(
    id: string,
    { revision, definition: input }: SaveTemplate,
    actor: Actor,
    ifMatch?: string,
  ): Promise<SavedTemplate> {
    mustManageTemplates(actor);
    return this.dataSource.transaction(async (tx) => {
      const draft = await this.lockDraft(tx, id);
      if (ifMatch !== undefined && ifMatch !== etagOf(versionView(draft))) throw draftChanged(draft, 412);
      if (draft.revision !== revision) throw draftChanged(draft);
      const { definition, errors } = readDraft(input);
      if (definition.key !== draft.key) throw otherTemplate('key', draft);
      if (definition.year !== draft.year) throw otherTemplate('year', draft);
      const [rows] = await tx.query<[{ savedAt: Date }[], number]>(
        `update template_version set definition = $2, title = $3, revision = revision + 1,
           saved_by = $4, saved_name = $5, saved_post = $6, saved_at = now()
         where id = $1 returning saved_at as "savedAt"`,
        [id, JSON.stringify(definition), definition.title, actor.id, actor.name, actor.post],
      );
      const saved = { savedBy: actor.id, savedName: actor.name, savedPost: actor.post, savedAt: rows[0]!.savedAt };
      return { revision: revision + 1, saved: savedOf({ ...draft, ...saved }), errors: [...errors] };
    });
  }

  delete(id: string, actor: Actor): Promise<void> {
    mustManageTemplates(actor);
    return this.dataSource.transaction(async (tx) => {
      const draft = await this.lockDraft(tx, id);
      await tx.delete(TemplateVersion, { id });
      await this.record(tx, actor, 'template.deleted', draft, { revision: draft.revision });
    });
  }

  /** From now on reports may use it, and it never changes. Throws 422 with every located error while it has one. */
  publish(id: string, revision: number, actor: Actor): Promise<TemplateVersionView> {
    mustManageTemplates(actor);
    return this.dataSource.transaction(async (tx) => {
      const draft = await this.lockDraft(tx, id);
      if (draft.revision !== revision) throw draftChanged(draft);
      const { errors } = readDraft(draft.definition);
      if (errors.length)
        throw templateRefused(
          `模板还有 ${errors.length} 处错误，没有发布；请先改正`,
          `The template has ${errors.length} errors and was not published; please mend them first.`,
          errors,
        );
      const publishedAt = new Date();
      await tx.update(TemplateVersion, { id }, { publishedAt });
      await this.record(tx, actor, 'template.published', draft, { revision });
      return versionView({ ...draft, publishedAt }, 0);
    });
  }

  /** Throws 404, or 409 when it is published. */
  private async lockDraft(tx: EntityManager, id: string): Promise<TemplateVersion> {
    const draft = await tx.findOne(TemplateVersion, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!draft) throw notFound();
    if (draft.publishedAt) throw alreadyPublished(draft);
    return draft;
  }

  private async insert(
    tx: EntityManager,
    definition: TemplateDefinition,
    actor: Actor,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<{ id: string }> {
    const { key, year, title } = definition;
    const parameters = [key, year, title, JSON.stringify(definition), actor.id, actor.name, actor.post];
    let made: { id: string; version: number } | undefined;
    // two administrators at once want the same number; the second takes the next one
    while (!made) [made] = await tx.query<{ id: string; version: number }[]>(insertDraft, parameters);
    await this.record(tx, actor, 'template.created', { ...made, key, year, title }, facts);
    return { id: made.id };
  }

  private async record(
    tx: EntityManager,
    { id, name, post }: Actor,
    action: string,
    version: Pick<TemplateVersion, 'id' | 'key' | 'year' | 'version' | 'title'>,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.append(tx, {
      reportId: null,
      sectionId: null,
      person: { id, name, post },
      action,
      facts: {
        templateVersionId: version.id,
        key: version.key,
        year: version.year,
        version: version.version,
        title: version.title,
        ...facts,
      },
    });
  }
}
