import type { ComparisonView, ParamsOf, QueryOf } from '@countersign/contracts';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { Contract, Params, Query } from '../../common/contract.decorator.js';
import { sendBytes } from '../files/send-file.js';
import { ComparisonsService } from './comparisons.service.js';

@Controller()
export class ComparisonsController {
  constructor(private readonly comparisons: ComparisonsService) {}

  @Contract('compareVersions')
  compare(
    @Params() { id }: ParamsOf<'compareVersions'>,
    @Query() { from, to }: QueryOf<'compareVersions'>,
    @CurrentActor() actor: Actor,
  ): Promise<ComparisonView> {
    return this.comparisons.compare(id, from, to, actor);
  }

  @Contract('readComparison')
  async read(
    @Params() { id }: ParamsOf<'readComparison'>,
    @Query() { from, to }: QueryOf<'readComparison'>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, name } = await this.comparisons.paper(id, from, to, actor);
    await sendBytes(reply, bytes, { name, type: 'application/pdf' });
  }
}
