import type { ReportChanges } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Contract, Params } from '../common/contract.decorator.js';
import { ReportChangesService } from './report-changes.service.js';

@Controller()
export class ReportChangesController {
  constructor(private readonly changes: ReportChangesService) {}

  @Contract('readChanges')
  readChanges(@Params() { id }: { id: string }, @CurrentActor() actor: Actor): Promise<ReportChanges> {
    return this.changes.read(id, actor);
  }
}
