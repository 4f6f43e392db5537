import type { WorkItem, WorkView } from '@countersign/contracts';
import type { ReportState, SectionState } from '@countersign/workflow';
import { sectionStates } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { sqlFilter } from '../access/sql-filter.js';
import { reportColumns } from '../access/subject-columns.js';
import type { Sentence } from '../common/problem.js';
import type { Language } from './caller-language.decorator.js';
import { sectionStateWords } from './state-words.js';

interface Row {
  reportId: string;
  reportTitle: string;
  department: string;
  state: ReportState;
  deadline: string | null;
  sections: Partial<Record<SectionState, number>>;
  unassigned: number;
}

const shownAtMost = 20;

/** Reports that concern a person though nothing waits for them now, and who has them. */
@Injectable()
export class UpcomingService {
  async read(
    tx: EntityManager,
    actor: Actor,
    items: readonly WorkItem[],
    language: Language,
  ): Promise<WorkView['upcoming']> {
    const params: unknown[] = [items.map(({ reportId }) => reportId), shownAtMost];
    const readable = sqlFilter(actor.ability, 'read', 'Report', reportColumns, params);
    const rows = await tx.query<Row[]>(
      `select r.id as "reportId", r.title as "reportTitle", d.name as department, r.state, r.deadline::text,
        (select coalesce(json_object_agg(c.state, c.sections), '{}') from (
          select s.state, count(*)::int as sections from section s where s.report_id = r.id group by s.state) c) as sections,
        (select count(*) from section s where s.report_id = r.id and s.office_id is null)::int as unassigned
       from report r join department d on d.id = r.department_id
       where ${readable} and r.state <> 'published' and r.id <> all($1::uuid[])
       order by r.deadline nulls last, r.created_at desc limit $2`,
      params,
    );
    return rows.map(({ sections, unassigned, ...row }) => ({
      ...row,
      waitingFor: waitingFor(row.state, sections, unassigned)[language],
    }));
  }
}

function waitingFor(state: ReportState, sections: Row['sections'], unassigned: number): Sentence {
  switch (state) {
    case 'ready':
      return { zh: '各章节均已签批，等待绩效联络员报送', en: 'every section is signed; the coordinator submits it' };
    case 'submitted':
      return { zh: '等待财政部门复核', en: 'the finance bureau examines it' };
    case 'accepted':
      return { zh: '财政部门已接收，等待公开', en: 'accepted; to be published by the bureau' };
    case 'published':
      return { zh: '已公开', en: 'published' };
    case 'drafting':
    case 'revision_requested': {
      const left = sectionStates.filter((each) => each !== 'signed_off' && sections[each]);
      const zh = left.map((each) => `${sectionStateWords[each].zh} ${sections[each] ?? 0} 个`);
      const en = left.map((each) => `${sections[each] ?? 0} ${sectionStateWords[each].en}`);
      if (unassigned) zh.unshift(`待分派 ${unassigned} 个`);
      if (unassigned) en.unshift(`${unassigned} to be assigned`);
      return { zh: `章节：${zh.join('、')}`, en: `sections: ${en.join(', ')}` };
    }
  }
}
