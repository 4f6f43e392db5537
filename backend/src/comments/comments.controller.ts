import type { BodyOf, Colleagues, CommentsView, ParamsOf, QueryOf } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Body, Contract, Params, Query } from '../common/contract.decorator.js';
import { CommentsService } from './comments.service.js';

@Controller()
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Contract('listComments')
  list(@Params() { id }: ParamsOf<'listComments'>, @CurrentActor() actor: Actor): Promise<CommentsView> {
    return this.comments.read(id, actor);
  }

  @Contract('addComment')
  add(
    @Params() { id }: ParamsOf<'addComment'>,
    @Body() command: BodyOf<'addComment'>,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    return this.comments.add(id, command, actor);
  }

  @Contract('settleComment')
  settle(
    @Params() { id, comment }: ParamsOf<'settleComment'>,
    @Body() { resolved }: BodyOf<'settleComment'>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.comments.settle(id, comment, resolved, actor);
  }

  @Contract('listColleagues')
  colleagues(
    @Params() { id }: ParamsOf<'listColleagues'>,
    @Query() { audience }: QueryOf<'listColleagues'>,
    @CurrentActor() actor: Actor,
  ): Promise<Colleagues> {
    return this.comments.colleagues(id, audience, actor);
  }
}
