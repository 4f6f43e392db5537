import type { AskKind, WorkItem } from '@countersign/contracts';

export interface AskWords {
  heading: string;
  /** What a press on the line does. */
  verb: string;
}

export const askWords: Readonly<Record<AskKind, AskWords>> = {
  fill: { heading: '填报', verb: '去填报' },
  review: { heading: '审核', verb: '去审核' },
  countersign: { heading: '会签', verb: '去会签' },
  sign: { heading: '签批', verb: '去签批' },
  submit: { heading: '报送', verb: '去报送' },
  examine: { heading: '复核', verb: '去复核' },
};

export interface WorkGroup extends AskWords {
  ask: AskKind;
  items: readonly WorkItem[];
}

/** One group for each thing that is asked, in the order in which a report passes; the nearest deadline first. */
export function groupWork(items: readonly WorkItem[]): WorkGroup[] {
  return (Object.keys(askWords) as AskKind[])
    .map((ask) => ({ ask, ...askWords[ask], items: items.filter((item) => item.ask === ask).sort(byDeadline) }))
    .filter((group) => group.items.length > 0);
}

/** Without a deadline comes last; of two alike, who has waited longer comes first. */
function byDeadline(a: WorkItem, b: WorkItem): number {
  if (a.deadline !== b.deadline) return (a.deadline ?? '9999') < (b.deadline ?? '9999') ? -1 : 1;
  return a.since < b.since ? -1 : 1;
}

/** Where the work is done. */
export function linkOf({ ask, reportId, sectionId }: WorkItem): { path: string[]; query?: Record<string, string> } {
  switch (ask) {
    case 'submit':
      return { path: ['/coordinator', reportId] };
    case 'examine':
      return { path: ['/finance', reportId] };
    case 'sign':
      return sectionId ? { path: ['/sign'], query: { section: sectionId } } : { path: ['/sign'] };
    default:
      return { path: sectionId ? ['/reports', reportId, 'sections', sectionId] : ['/reports', reportId] };
  }
}

/** What is asked, in one sentence. */
export function askText({ ask, sectionState, sectionTitle }: WorkItem): string {
  switch (ask) {
    case 'fill':
      return sectionState === 'returned' ? '按退回意见修改后重新送审' : '填写后送审';
    case 'review':
      return '审核后通过，或说明原因退回';
    case 'countersign':
      return '确认涉及本科室的内容';
    case 'sign':
      return sectionTitle ? '看过后签批，或说明原因退回' : '签批';
    case 'submit':
      return '各章节均已签批，可以报送财政部门';
    case 'examine':
      return '复核后接收，或退回修改';
  }
}
