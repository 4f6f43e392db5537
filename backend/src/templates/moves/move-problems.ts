import type { ReportState } from '@countersign/workflow';
import { ProblemError, type Sentence } from '../../common/problem.js';
import { reportStateWords } from '../../reports/state-words.js';

/** Reports that the department still works on. What the bureau holds or has accepted keeps its version. */
export const movableStates: readonly ReportState[] = ['drafting', 'ready', 'revision_requested'];

interface Version {
  readonly id: string;
  readonly key: string;
  readonly year: number;
}

export interface MoveRefusal extends Sentence {
  readonly code: string;
  readonly field: string;
}

/** Every reason why a report cannot use the version. */
export function moveRefusals(state: ReportState, from: Version, to: Version): MoveRefusal[] {
  const refusals: MoveRefusal[] = [];
  if (!movableStates.includes(state))
    refusals.push({
      code: 'report_not_running',
      field: 'state',
      zh: `报告处于“${reportStateWords[state].zh}”，不能再改用其他模板版本；只有编制中、待报送或退回修改的报告可以。`,
      en: `The report is ${reportStateWords[state].en}; only a report that the department works on can be moved.`,
    });
  if (from.id === to.id)
    refusals.push({
      code: 'same_version',
      field: 'templateVersionId',
      zh: '报告已经使用这个模板版本，不需要改用；请选择另一个版本。',
      en: 'The report uses this version already.',
    });
  else if (from.key !== to.key || from.year !== to.year)
    refusals.push({
      code: 'other_template',
      field: 'templateVersionId',
      zh: `报告使用的是 ${from.year} 年的模板“${from.key}”，不能改用 ${to.year} 年的“${to.key}”；请选择同一模板、同一年度的版本。`,
      en: 'The version belongs to another template or year.',
    });
  return refusals;
}

export const moveRefused = (refusals: readonly MoveRefusal[]): ProblemError =>
  new ProblemError(
    409,
    refusals[0]!.code,
    { zh: refusals.map(({ zh }) => zh).join(''), en: refusals.map(({ en }) => en).join(' ') },
    {
      field: refusals[0]!.field,
      errors: refusals.map(({ code, field, zh, en }) => ({ code, field, message: { zh, en } })),
    },
  );

export const reportChanged = (revision: number): ProblemError =>
  new ProblemError(
    409,
    'revision_conflict',
    {
      zh: '报告刚刚有变化，模板没有改动；请重新预览后再改用。',
      en: 'The report changed meanwhile; please preview again.',
    },
    { field: 'revision', facts: { revision } },
  );

export const moveRunning = (): ProblemError =>
  new ProblemError(
    409,
    'move_running',
    {
      zh: '本模板本年度的报告正在改用新版本，请等这一批结束后再开始下一批。',
      en: 'Reports of this template and year are being moved; wait until that is done.',
    },
    { field: 'id' },
  );

export const nothingToMove = (): ProblemError =>
  new ProblemError(
    409,
    'nothing_to_move',
    {
      zh: '没有使用旧版本且仍在编制的报告，不需要改用。',
      en: 'No running report uses an older version.',
    },
    { field: 'fromVersionIds' },
  );
