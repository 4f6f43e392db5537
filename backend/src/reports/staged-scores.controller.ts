import type { ScoreView, StageScore } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Body, Contract, Params } from '../common/contract.decorator.js';
import { FiguresReadingService } from '../figures/figures-reading.service.js';
import { StagedScoresService } from './staged-scores.service.js';

@Controller()
export class StagedScoresController {
  constructor(
    private readonly staged: StagedScoresService,
    private readonly reading: FiguresReadingService,
  ) {}

  @Contract('stageScore')
  async stage(
    @Params() { id, indicator }: { id: string; indicator: string },
    @Body() command: StageScore,
    @CurrentActor() actor: Actor,
  ): Promise<ScoreView> {
    await this.staged.stage(id, indicator, command, actor);
    return this.reading.score(id, actor);
  }
}
