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
  /** Sections by state and by who has them: the office, or the leader when it waits for sign-off. */
  sections: { state: SectionState; holder: string; sections: number }[];
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
        (select coalesce(json_agg(c order by c.first), '[]') from (
          select s.state, coalesce(case s.state when 'awaiting_sign_off' then p.name else o.name end, '') as holder,
            count(*)::int as sections, min(s.position) as first
          from section s left join office o on o.id = s.office_id left join person p on p.id = s.leader_id
          where s.report_id = r.id and s.removed_at is null and s.state <> 'signed_off' and s.office_id is not null
          group by 1, 2) c) as sections,
        (select count(*) from section s where s.report_id = r.id and s.removed_at is null and s.office_id is null)::int as unassigned
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
      const left = sectionStates.flatMap((each) => {
        const held = sections.filter((section) => section.state === each);
        return held.length ? [{ words: sectionStateWords[each], held: held.map(holderText).join('、') }] : [];
      });
      const zh = left.map(({ words, held }) => `${words.zh}：${held}`);
      const en = left.map(({ words, held }) => `${words.en}: ${held}`);
      if (unassigned) zh.unshift(`待分派 ${unassigned} 个章节`);
      if (unassigned) en.unshift(`${unassigned} sections to be assigned`);
      return { zh: zh.join('\n'), en: en.join('\n') };
    }
  }
}

const holderText = ({ holder, sections }: Row['sections'][number]): string => `${holder} ${sections}`.trim();
