import type { ReportState, SectionState } from '@countersign/workflow';

/** A state is always colour, icon and word together. `tone` names the colour. */
export interface StateWords {
  word: string;
  icon: string;
  tone: 'quiet' | 'active' | 'attention' | 'done' | 'blocking';
}

export const sectionStateWords: Record<SectionState, StateWords> = {
  draft: { word: '填报中', icon: '●', tone: 'active' },
  in_review: { word: '审核中', icon: '◐', tone: 'attention' },
  awaiting_sign_off: { word: '待签批', icon: '✎', tone: 'attention' },
  signed_off: { word: '已签批', icon: '✓', tone: 'done' },
  returned: { word: '已退回', icon: '↩', tone: 'blocking' },
};

export const reportStateWords: Record<ReportState, StateWords> = {
  drafting: { word: '编制中', icon: '●', tone: 'active' },
  ready: { word: '待报送', icon: '◉', tone: 'attention' },
  submitted: { word: '已报送', icon: '➤', tone: 'attention' },
  revision_requested: { word: '退回修改', icon: '↩', tone: 'blocking' },
  accepted: { word: '已接收', icon: '✓', tone: 'done' },
  published: { word: '已公开', icon: '✓', tone: 'done' },
};

export const unassigned: StateWords = { word: '未分派', icon: '○', tone: 'quiet' };
