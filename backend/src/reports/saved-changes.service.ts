import type { Change, PersonStamp } from '@countersign/contracts';
import { labelOf, shownFigure } from '@countersign/template';
import type { CompiledTemplate } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { answerText } from './content-comparison.js';
import type { ContentVersion } from './content-comparison.js';

/** What one or several saves did to one value: the oldest `before` and the newest `after`. */
export interface SavedChange {
  readonly kind: 'figure' | 'answer';
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface LatestChange extends SavedChange {
  readonly by: PersonStamp;
  readonly at: Date;
}

/** A stretch of saves of one person in one section without a long pause, told in the history as one entry. */
export interface SaveRun {
  readonly sectionId: string;
  readonly first: string;
  readonly last: string;
}

/** What saves changed, from the table `change`. */
@Injectable()
export class SavedChanges {
  /** Net changes of a section since an instant; what was changed and changed back is left out. */
  async since(
    tx: EntityManager,
    section: { id: string; key: string },
    since: Date,
    show: ChangeWords,
  ): Promise<Change[]> {
    // the instant has passed through JavaScript, which knows milliseconds only
    const rows = await tx.query<LatestChange[]>(
      `select key, kind, (array_agg(before order by id))[1] as before, (array_agg(after order by id desc))[1] as after,
        (array_agg(json_build_object('id', person_id, 'name', person_name, 'post', person_post) order by id desc))[1] as by,
        max(at) as at
       from change where section_id = $1 and date_trunc('milliseconds', at) > $2 group by key, kind order by min(id)`,
      [section.id, since],
    );
    return rows.flatMap((row) => {
      const words = show(row);
      if (words.before === words.after) return [];
      return [{ ...words, sectionId: section.id, sectionKey: section.key, by: row.by, at: row.at.toISOString() }];
    });
  }

  /** For each run, in the same order, its net changes. */
  async ofRuns(tx: EntityManager, runs: readonly SaveRun[]): Promise<SavedChange[][]> {
    const rows = await tx.query<(SavedChange & { run: number })[]>(
      `select run.number::int as run, c.key, c.kind, (array_agg(c.before order by c.id))[1] as before,
        (array_agg(c.after order by c.id desc))[1] as after
       from unnest($1::uuid[], $2::bigint[], $3::bigint[]) with ordinality as run(section_id, first, last, number)
       join change c on c.section_id = run.section_id and c.id between run.first and run.last
       group by run.number, c.key, c.kind order by run.number, min(c.id)`,
      [runs.map(({ sectionId }) => sectionId), runs.map(({ first }) => first), runs.map(({ last }) => last)],
    );
    return runs.map((_, index) => rows.filter(({ run }) => run === index + 1));
  }
}

/** A change in the template's words. */
export type ChangeWords = (change: SavedChange) => Pick<Change, 'kind' | 'key' | 'label' | 'before' | 'after'>;

/** Words for saved changes; narratives show their figures as they are now, so that only edits of text stand out. */
export function changeWords(template: CompiledTemplate, figures: ContentVersion['figures']): ChangeWords {
  const shown = (kind: SavedChange['kind'], key: string, value: unknown): string | null => {
    if (kind === 'answer') return answerText(template, key, value, { figures });
    return typeof value === 'string' ? shownFigure(template, key, value) : null;
  };
  return ({ kind, key, before, after }) => ({
    kind: template.answers.get(key)?.shape.kind === 'narrative' ? 'narrative' : kind,
    key,
    label: labelOf(template, key),
    before: shown(kind, key, before),
    after: shown(kind, key, after),
  });
}
