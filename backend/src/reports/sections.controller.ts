import type { SectionMoved, SectionTransition, SectionView } from '@countersign/contracts';
import { Controller, Headers } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Body, Contract, Params } from '../common/contract.decorator.js';
import { CallerLanguage } from './caller-language.decorator.js';
import type { Language } from './caller-language.decorator.js';
import { ExplanationsService } from './explanations.service.js';
import { RemindersService } from './reminders.service.js';
import { SectionTransitionsService } from './section-transitions.service.js';
import { SectionViewService } from './section-view.service.js';

@Controller()
export class SectionsController {
  constructor(
    private readonly views: SectionViewService,
    private readonly transitions: SectionTransitionsService,
    private readonly explanations: ExplanationsService,
    private readonly reminders: RemindersService,
  ) {}

  @Contract('readSection')
  read(
    @Params() { id }: { id: string },
    @CurrentActor() actor: Actor,
    @CallerLanguage() language: Language,
  ): Promise<SectionView> {
    return this.views.read(id, actor, language);
  }

  @Contract('moveSection')
  move(
    @Params() { id }: { id: string },
    @Body() command: SectionTransition,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<SectionMoved> {
    return this.transitions.transition(id, command, actor, key);
  }

  @Contract('explainFinding')
  explain(
    @Params() { id, finding }: { id: string; finding: string },
    @Body() { text }: { text: string },
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.explanations.explain(id, finding, text, actor);
  }

  @Contract('answerNote')
  answer(
    @Params() { id, note }: { id: string; note: string },
    @Body() { text }: { text: string },
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.explanations.answer(id, note, text, actor);
  }

  @Contract('remind')
  remind(
    @Params() { id }: { id: string },
    @Body() { comment = '' }: { comment?: string },
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.reminders.remind(id, comment, actor);
  }
}
