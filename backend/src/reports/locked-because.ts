import type { Sentence } from '../common/problem.js';
import type { ReportRecord, SectionRecord } from './report-records.js';
import { instantWords, sectionStateWords } from './state-words.js';

/**
 * Why a person can write nothing here: who has the section, since when, and who can lift it. A section without
 * `fields`, whose content comes from the others, is not locked while it is being written.
 */
export function lockedBecause(report: ReportRecord, section: SectionRecord, fields: number): Sentence | null {
  const byReport = lockedByReport(report, section);
  if (byReport) return byReport;
  const office = section.officeName ?? '牵头科室';
  const since = instantWords(section.movedAt);
  const state = sectionStateWords[section.state];
  const by = section.lastTransition ? person(section.lastTransition) : '';
  switch (section.state) {
    case 'draft':
    case 'returned':
      if (!section.officeId)
        return {
          zh: '本章节尚未分派，请绩效联络员指定牵头科室。',
          en: 'The section has no office yet; ask the coordinator to assign it.',
        };
      if (!fields) return null;
      return {
        zh: `本章节由${office}填报（${state.zh}，自${since}起），您没有填写权限；需要补充时，请与${office}联系。`,
        en: `The section is with ${office} (${state.en} since ${since}); you may not write it, please ask them.`,
      };
    case 'in_review':
      return {
        zh: `本章节已于${since}${by && `由${by}`}送审，正在${office}审核；需要修改时，请送审人撤回，或由${office}的审核人退回。`,
        en: `In review at ${office} since ${since}; the submitter can recall it, a reviewer can return it.`,
      };
    case 'awaiting_sign_off': {
      const leader = section.leaderName ?? '分管领导';
      return {
        zh: `本章节自${since}起等待${leader}签批；需要修改时，请${leader}退回。`,
        en: `Awaiting sign-off by ${leader} since ${since}; ${leader} can return it.`,
      };
    }
    case 'signed_off':
      return {
        zh: `本章节已于${since}${by && `由${by}`}签批；需要修改时，请绩效联络员重新打开。`,
        en: `Signed off ${by && `by ${by} `}at ${since}; the coordinator can reopen it.`,
      };
  }
}

const person = ({ name, post }: { name: string; post: string }): string => (post ? `${name}（${post}）` : name);

function lockedByReport(report: ReportRecord, section: SectionRecord): Sentence | null {
  const submitted = report.submittedAt ? instantWords(report.submittedAt) : '';
  switch (report.state) {
    case 'submitted':
      return report.openedAt
        ? {
            zh: `报告已于${submitted}报送，财政部门自${instantWords(report.openedAt)}起复核；需要修改时，请财政部门退回修改。`,
            en: `Submitted at ${submitted} and opened by the bureau; only the bureau can ask for a revision.`,
          }
        : {
            zh: `报告已于${submitted}报送财政部门；财政部门开始复核之前，绩效联络员可以撤回。`,
            en: `Submitted at ${submitted}; the coordinator can withdraw it until the bureau opens it.`,
          };
    case 'accepted':
      return {
        zh: '报告已由财政部门接收，内容不再修改。',
        en: 'The bureau has accepted the report; it no longer changes.',
      };
    case 'published':
      return { zh: '报告已公开，内容不再修改。', en: 'The report is published; it no longer changes.' };
    default:
      return report.openRequestId && !section.reopened
        ? {
            zh: '财政部门退回修改的范围不包括本章节，本章节保持锁定；确需修改时，请财政部门补充退回本章节。',
            en: 'The bureau did not name this section in its revision request, so it stays locked; if it must change, ask the bureau to add it to the request.',
          }
        : null;
  }
}
