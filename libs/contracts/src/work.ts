import { reportStates, sectionStates } from '@countersign/workflow';
import { z } from 'zod';
import { cursorQuery, day, id, instant, page } from './common.js';

/** 填报, 审核, 会签, 签批, 报送, 复核. */
export const askKinds = ['fill', 'review', 'countersign', 'sign', 'submit', 'examine'] as const;
export type AskKind = (typeof askKinds)[number];

/** One thing that waits for the caller. `reason` is the comment of the act that brought it here. */
export const workItem = z.object({
  ask: z.enum(askKinds),
  reportId: id,
  reportTitle: z.string(),
  department: z.string(),
  sectionId: id.nullable(),
  sectionKey: z.string().nullable(),
  sectionTitle: z.string().nullable(),
  sectionState: z.enum(sectionStates).nullable(),
  from: z.string().nullable(),
  reason: z.string().nullable(),
  since: instant,
  deadline: day.nullable(),
  blocking: z.number().int(),
  warnings: z.number().int(),
});
export type WorkItem = z.infer<typeof workItem>;

/** `upcoming`: reports that concern the caller though nothing waits for them now; who has them, a line a state. */
export const workView = z.object({
  items: z.array(workItem),
  upcoming: z.array(
    z.object({
      reportId: id,
      reportTitle: z.string(),
      department: z.string(),
      state: z.enum(reportStates),
      waitingFor: z.string(),
      deadline: day.nullable(),
    }),
  ),
});
export type WorkView = z.infer<typeof workView>;

export const notice = z.object({
  id,
  title: z.string(),
  body: z.string(),
  link: z.string(),
  at: instant,
  read: z.boolean(),
});
export type Notice = z.infer<typeof notice>;
export const noticePage = page(notice).extend({ unread: z.number().int() });
export const markRead = z.object({ ids: z.array(id).max(500).optional(), all: z.boolean().optional() });

export const mailView = z.object({
  id,
  to: z.string(),
  subject: z.string(),
  state: z.enum(['pending', 'sent', 'kept', 'dead']),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
});
export type MailView = z.infer<typeof mailView>;
export const mailsQuery = cursorQuery.extend({ state: z.enum(['pending', 'sent', 'kept', 'dead']).optional() });
export const mailPage = page(mailView);
export const mailContent = mailView.extend({ text: z.string(), html: z.string() });
export type MailContent = z.infer<typeof mailContent>;

export const searchQuery = z.object({ q: z.string().trim().min(1).max(100) });
export const searchResults = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['report', 'section', 'indicator', 'figure', 'person']),
      title: z.string(),
      detail: z.string(),
      link: z.string(),
    }),
  ),
});
export type SearchResults = z.infer<typeof searchResults>;
