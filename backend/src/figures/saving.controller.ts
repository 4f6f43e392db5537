import type { ParamsOf, SaveAnswers, Saved, SaveFigures, SaveNarrative } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Body, Contract, Params } from '../common/contract.decorator.js';
import { SavingService } from './saving.service.js';

@Controller()
export class SavingController {
  constructor(private readonly saving: SavingService) {}

  @Contract('saveFigures')
  saveFigures(
    @Params() { id }: ParamsOf<'saveFigures'>,
    @Body() body: SaveFigures,
    @CurrentActor() actor: Actor,
  ): Promise<Saved> {
    return this.saving.save(id, body.revision, { figures: body.figures }, actor);
  }

  @Contract('saveNarrative')
  saveNarrative(
    @Params() { id, key }: ParamsOf<'saveNarrative'>,
    @Body() { revision, text }: SaveNarrative,
    @CurrentActor() actor: Actor,
  ): Promise<Saved> {
    return this.saving.save(id, revision, { answers: [{ key, value: text || null }] }, actor);
  }

  @Contract('saveAnswers')
  saveAnswers(
    @Params() { id }: ParamsOf<'saveAnswers'>,
    @Body() body: SaveAnswers,
    @CurrentActor() actor: Actor,
  ): Promise<Saved> {
    return this.saving.save(id, body.revision, { answers: body.answers }, actor);
  }
}
