import type { Saved } from '@countersign/contracts';
import { isRowsKey, removedBeginnings } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { notFound } from '../../common/problem.js';
import { SavingService } from '../../figures/saving.service.js';

interface Change {
  kind: 'figure' | 'answer';
  key: string;
  before: unknown;
  after: unknown;
}

/** Puts back what stood in a section before one save of the same person. */
@Injectable()
export class ImportUndo {
  constructor(
    private readonly dataSource: DataSource,
    private readonly saving: SavingService,
  ) {}

  /** Throws 404 for a revision that the person did not save, 409 when anybody saved since, as every save does. */
  async undo(sectionId: string, revision: number, actor: Actor): Promise<Saved> {
    const changes = await this.dataSource.query<Change[]>(
      `select kind, key, before, after from change
       where section_id = $1 and section_revision = $2 and person_id = $3`,
      [sectionId, revision, actor.id],
    );
    if (!changes.length) throw notFound();
    const gone = changes
      .filter(({ key }) => isRowsKey(key))
      .flatMap(({ key, before, after }) => removedBeginnings(key, after, before));
    // what stands in a removed row goes with it
    const kept = changes.filter(({ key }) => !gone.some((beginning) => key.startsWith(beginning)));
    const figures = kept
      .filter(({ kind }) => kind === 'figure')
      .map(({ key, before }) => ({ key, value: textOf(before) }));
    const answers = kept.filter(({ kind }) => kind === 'answer').map(({ key, before }) => ({ key, value: before }));
    return this.saving.save(sectionId, revision, { figures, answers }, actor);
  }
}

const textOf = (before: unknown): string | null => (before === null ? null : String(before));
