import type { SectionState } from '@countersign/workflow';
import type { ReportEventKind } from '../reports/act-recorder.service.js';
import type { PersonalTask } from './assigned-people.js';
import { chineseDay } from './chinese-day.js';
import { namedSections, type Happening } from './happening.js';
import { taskLine, taskLink, taskTitle } from './task-words.js';

export interface MessageText {
  title: string;
  body: string;
  link: string;
  text: string;
  html: string;
}

/** What was done, as the end of “某人（职务）……”, and what the reader should do. */
const words: Readonly<Record<ReportEventKind, { title: string; did: string; todo: string }>> = {
  'section.submitted': { title: '待审核', did: '送审了', todo: '请审核（协办科室请会签）。' },
  'section.recalled': { title: '已撤回', did: '撤回了', todo: '暂不需要您办理。' },
  'section.countersigned': { title: '已会签', did: '会签了', todo: '协办科室全部会签后即可审核通过。' },
  'section.approved': { title: '待签批', did: '审核通过了', todo: '请签批。' },
  'section.returned': { title: '已退回', did: '退回了', todo: '请按意见修改并逐条答复后重新送审。' },
  'section.signed': { title: '已签批', did: '签批了', todo: '本章节已完成，不需要再办理。' },
  'section.reopened': { title: '已重新打开', did: '重新打开了', todo: '请修改后重新送审。' },
  'section.lapsed': {
    title: '签批失效，待重新签批',
    did: '重新计算后，已签批的数据发生变化：',
    todo: '请查看变化并重新签批。',
  },
  'section.reminded': { title: '催办', did: '催办', todo: '请尽快办理。' },
  // what was said stays inside: the mail may reach further than the field that it is about
  'section.commented': { title: '讨论中提到您', did: '在讨论中提到您：', todo: '请打开本章节的“讨论”查看。' },
  'report.assigned': { title: '分派有变化', did: '分派了', todo: '' },
  'report.ready': { title: '可以报送', did: '全部章节已签批，可以报送：', todo: '请核对后报送财政局。' },
  'report.submitted': { title: '报告已报送', did: '报送了', todo: '请审核。' },
  'report.withdrawn': { title: '报告已撤回', did: '撤回了', todo: '暂不需要您办理。' },
  'report.opened': { title: '财政局已打开报告', did: '打开了', todo: '' },
  'report.accepted': { title: '报告已接收', did: '接收了', todo: '自评工作已完成，感谢配合。' },
  'report.published': { title: '报告已公开', did: '公开了', todo: '内容不再变动。' },
  'report.revision_requested': {
    title: '财政局退回修改',
    did: '要求修改',
    todo: '请打开所列章节，按要求修改后重新送审、签批、报送。',
  },
};

/** Events that ask for an act, which has a deadline; a revision request has one for each section. */
const waiting: ReadonlySet<ReportEventKind> = new Set<ReportEventKind>([
  'section.submitted',
  'section.approved',
  'section.returned',
  'section.reopened',
  'section.lapsed',
  'section.reminded',
  'report.ready',
]);

/** What an act asks of those whom the table of words does not fit. */
function todoOf({ kind, to, sectionState }: Happening): string {
  if (kind === 'section.returned' && to === 'in_review') return '请重新审核。';
  if (kind === 'section.reminded') return reminders[sectionState ?? 'draft'];
  return words[kind].todo;
}

const reminders: Readonly<Record<SectionState, string>> = {
  draft: '请尽快填写并送审。',
  returned: '请尽快修改、答复退回意见并重新送审。',
  in_review: '请尽快审核；协办科室请尽快会签。',
  awaiting_sign_off: '请尽快签批。',
  signed_off: '',
};

/**
 * Notice and mail for one event, in Chinese; they name no figures. `titleOf` gives a section's title by its key;
 * `tasks` are what the event asks of this reader alone.
 */
export function messageText(
  happening: Happening,
  titleOf: (section: string) => string,
  publicUrl: string,
  tasks: readonly PersonalTask[] = [],
): MessageText {
  const { kind, sectionKey, reportTitle, departmentName, comment } = happening;
  const { title, did } = words[kind];
  const section = sectionKey && titleOf(sectionKey);
  const report = `${departmentName}《${reportTitle}》`;
  const who = happening.actorId ? personWords(happening) : '系统提示：';
  const todo = todoOf(happening);
  const lines = [
    `${who}${did}${section ? `${report}的“${section}”` : report}。`,
    comment && `${kind === 'section.signed' || kind === 'section.approved' ? '意见' : '理由'}：${comment}`,
    ...namedSections(happening).map(
      ({ section: key, text, due }) => `“${titleOf(key)}”：${text}${due ? `（${chineseDay(due)}前）` : ''}`,
    ),
    ...tasks.map(({ section: { key, due }, task }) => `“${titleOf(key)}”：${taskLine(task, due)}`),
    todo,
    deadlineWords(happening),
  ].filter(Boolean);
  const link = tasks.length ? taskLink(tasks, happening.reportId) : linkOf(happening);
  const address = `${publicUrl}${link}`;
  const subject = tasks.length ? taskTitle(tasks, titleOf) : `${title}：${section ?? departmentName}`;
  return {
    title: subject,
    body: lines.join(' '),
    link,
    text: [...lines, '', `打开：${address}`, '', '这是会签系统自动发出的邮件，请勿直接回复。'].join('\n'),
    html: htmlOf(subject, lines, address),
  };
}

const personWords = ({ actorName, actorPost }: Happening): string =>
  actorPost ? `${actorName}（${actorPost}）` : actorName;

function deadlineWords({ kind, sectionDeadline, reportDeadline }: Happening): string {
  const due = sectionDeadline ?? reportDeadline;
  return due && waiting.has(kind) ? `期限：${chineseDay(due)}` : '';
}

/** The page where the reader does what is asked. Pages of one role only for events that reach that role alone. */
function linkOf({ kind, reportId, sectionId }: Happening): string {
  if (sectionId)
    return kind === 'section.approved' || kind === 'section.lapsed'
      ? `/sign?section=${sectionId}`
      : `/reports/${reportId}/sections/${sectionId}`;
  if (kind === 'report.submitted' || kind === 'report.withdrawn') return `/finance/${reportId}`;
  return kind === 'report.ready' ? `/coordinator/${reportId}` : `/reports/${reportId}`;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll('\n', '<br>');

function htmlOf(title: string, lines: readonly string[], address: string): string {
  return `<!doctype html>
<html lang="zh-CN"><body style="margin:0;padding:24px;background:#eef1f5;font:16px/1.7 'Microsoft YaHei','PingFang SC',sans-serif;color:#1f2933">
<div style="max-width:600px;margin:0 auto;padding:24px;background:#fff;border-top:4px solid #1d4f91">
<h1 style="margin:0 0 12px;font-size:20px">${escape(title)}</h1>
${lines.map((line) => `<p style="margin:0 0 8px">${escape(line)}</p>`).join('\n')}
<p style="margin:20px 0"><a href="${escape(address)}" style="padding:10px 24px;background:#1d4f91;color:#fff;text-decoration:none">打开办理</a></p>
<p style="margin:0;color:#566270;font-size:13px">这是会签系统自动发出的邮件，请勿直接回复。</p>
</div></body></html>`;
}
