import type { TemplateVersionView } from '@countersign/contracts';
import type { TemplateDefinition } from '@countersign/template';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Contract, Params } from '../common/contract.decorator.js';
import { TemplatesService } from './templates.service.js';

@Controller()
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Contract('listTemplates')
  async list(): Promise<{ items: TemplateVersionView[] }> {
    return { items: await this.templates.list() };
  }

  /** A version never changes for one id: a browser that has it need not ask again. */
  @Contract('readTemplate')
  async read(
    @Params() { id }: { id: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<(TemplateVersionView & { definition: TemplateDefinition }) | undefined> {
    const etag = `"${id}"`;
    const version = await this.templates.read(id);
    void reply.headers({ etag, 'cache-control': 'private, max-age=31536000, immutable' });
    if (request.headers['if-none-match'] !== etag) return version;
    void reply.status(304);
    return undefined;
  }
}
