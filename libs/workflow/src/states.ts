/** States of a section: 填报中, 审核中, 待签批, 已签批, 已退回. */
export const sectionStates = ['draft', 'in_review', 'awaiting_sign_off', 'signed_off', 'returned'] as const;
export type SectionState = (typeof sectionStates)[number];

/** What a person does to a section; saving is not a transition. */
export const sectionActions = ['submit', 'recall', 'countersign', 'approve', 'return', 'sign', 'reopen'] as const;
export type SectionAction = (typeof sectionActions)[number];

/** States of a report: 编制中, 待报送, 已报送, 退回修改, 已接收, 已公开. */
export const reportStates = ['drafting', 'ready', 'submitted', 'revision_requested', 'accepted', 'published'] as const;
export type ReportState = (typeof reportStates)[number];

/** `open` is the bureau's first look: from then on the department cannot withdraw. */
export const reportActions = ['submit', 'withdraw', 'open', 'accept', 'request_revision', 'publish'] as const;
export type ReportAction = (typeof reportActions)[number];

export const roles = ['owner', 'reviewer', 'leader', 'coordinator', 'finance', 'administrator', 'auditor'] as const;
export type Role = (typeof roles)[number];
