import type { SearchResults, WorkView } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Contract, Query } from '../common/contract.decorator.js';
import { CallerLanguage } from './caller-language.decorator.js';
import type { Language } from './caller-language.decorator.js';
import { SearchService } from './search.service.js';
import { WorkService } from './work.service.js';

@Controller()
export class WorkController {
  constructor(
    private readonly work: WorkService,
    private readonly searching: SearchService,
  ) {}

  @Contract('readWork')
  readWork(@CurrentActor() actor: Actor, @CallerLanguage() language: Language): Promise<WorkView> {
    return this.work.read(actor, language);
  }

  @Contract('search')
  search(@Query() { q }: { q: string }, @CurrentActor() actor: Actor): Promise<SearchResults> {
    return this.searching.search(q, actor);
  }
}
