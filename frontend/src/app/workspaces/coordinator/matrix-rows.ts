import type { SectionSummary } from '@countersign/contracts';
import { daysLeft } from '../../report/days.js';

/** Why a section needs the coordinator's eye; empty when it goes its way. */
export function stuckBecause(section: SectionSummary, now: Date): string[] {
  const reasons: string[] = [];
  if (!section.office) reasons.push('未分派科室');
  if (!section.leader) reasons.push('未定分管领导');
  if (section.state === 'returned') reasons.push('已退回待修改');
  if (section.blocking) reasons.push(`${section.blocking} 处错误`);
  if ((daysLeft(section.deadline, section.state, now) ?? 0) < 0) reasons.push('已逾期');
  return reasons;
}

export interface LostPoints {
  key: string;
  label: string;
  section: string;
  lost: string;
  why: string;
}
