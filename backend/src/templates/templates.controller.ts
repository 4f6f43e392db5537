import type {
  BodyOf,
  CreateTemplate,
  ParamsOf,
  QueryOf,
  SavedTemplate,
  SaveTemplate,
  TemplateDiff,
  TemplateVersionView,
} from '@countersign/contracts';
import type { TemplateDefinition } from '@countersign/template';
import { Controller, Headers, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Body, Contract, Params, Query } from '../common/contract.decorator.js';
import { TemplateDraftsService } from './template-drafts.service.js';
import { TemplateReadingService } from './template-reading.service.js';
import { etagOf } from './template-view.js';

@Controller()
export class TemplatesController {
  constructor(
    private readonly reading: TemplateReadingService,
    private readonly drafts: TemplateDraftsService,
  ) {}

  @Contract('listTemplates')
  async list(@CurrentActor() actor: Actor): Promise<{ items: TemplateVersionView[] }> {
    return { items: await this.reading.list(actor) };
  }

  @Contract('createTemplate')
  create(@Body() template: CreateTemplate, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.drafts.create(template, actor);
  }

  @Contract('importTemplate')
  import(@Body() { definition }: BodyOf<'importTemplate'>, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.drafts.import(definition, actor);
  }

  /** A published version never changes: a browser that has it need not ask again. A draft is asked for every time. */
  @Contract('readTemplate')
  async read(
    @Params() { id }: ParamsOf<'readTemplate'>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<(TemplateVersionView & { definition: TemplateDefinition }) | undefined> {
    const version = await this.reading.read(id, actor);
    const etag = etagOf(version);
    const keep = version.state === 'published' ? 'max-age=31536000, immutable' : 'no-cache';
    void reply.headers({ etag, 'cache-control': `private, ${keep}` });
    if (request.headers['if-none-match'] !== etag) return version;
    void reply.status(304);
    return undefined;
  }

  @Contract('saveTemplate')
  async save(
    @Params() { id }: ParamsOf<'saveTemplate'>,
    @Body() template: SaveTemplate,
    @CurrentActor() actor: Actor,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedTemplate> {
    const saved = await this.drafts.save(id, template, actor, ifMatch);
    void reply.header('etag', etagOf({ id, revision: saved.revision, state: 'draft' }));
    return saved;
  }

  @Contract('deleteTemplate')
  delete(@Params() { id }: ParamsOf<'deleteTemplate'>, @CurrentActor() actor: Actor): Promise<void> {
    return this.drafts.delete(id, actor);
  }

  @Contract('exportTemplate')
  async export(
    @Params() { id }: ParamsOf<'exportTemplate'>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateDefinition> {
    const { definition, key, year, version } = await this.reading.read(id, actor);
    void reply.header('content-disposition', `attachment; filename="${key}-${year}-v${version}.json"`);
    return definition;
  }

  @Contract('compareTemplates')
  compare(
    @Params() { id }: ParamsOf<'compareTemplates'>,
    @Query() { against }: QueryOf<'compareTemplates'>,
    @CurrentActor() actor: Actor,
  ): Promise<TemplateDiff> {
    return this.reading.compare(id, against, actor);
  }

  @Contract('publishTemplate')
  publish(
    @Params() { id }: ParamsOf<'publishTemplate'>,
    @Body() { revision }: BodyOf<'publishTemplate'>,
    @CurrentActor() actor: Actor,
  ): Promise<TemplateVersionView> {
    return this.drafts.publish(id, revision, actor);
  }
}
