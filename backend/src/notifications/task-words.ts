import type { AssignedTask } from './assignment-asks.js';
import type { PersonalTask } from './assigned-people.js';
import { chineseDay } from './chinese-day.js';

const words: Readonly<Record<AssignedTask, { title: string; todo: string }>> = {
  write: { title: '新的填报任务', todo: '请填写并送审' },
  countersign: { title: '待会签', todo: '请会签' },
  sign: { title: '待签批', todo: '请签批' },
  deadline: { title: '期限有调整', todo: '办理期限有调整' },
};

/** `请填写并送审（2021年3月5日前）`. */
export function taskLine(task: AssignedTask, due: string | null): string {
  if (task === 'deadline' && !due) return '办理期限已取消';
  return `${words[task].todo}${due ? `（${chineseDay(due)}前）` : ''}`;
}

/** `待签批：资金安全`, `新的填报任务：3 个章节`. */
export function taskTitle(tasks: readonly PersonalTask[], titleOf: (section: string) => string): string {
  const [first, ...others] = tasks;
  const same = others.every(({ task }) => task === first!.task);
  const title = same ? words[first!.task].title : '分派有变化';
  return `${title}：${others.length ? `${tasks.length} 个章节` : titleOf(first!.section.key)}`;
}

/** The one section, else the list that holds them all. */
export function taskLink(tasks: readonly PersonalTask[], reportId: string): string {
  const [first, ...others] = tasks;
  if (tasks.every(({ task }) => task === 'sign')) return others.length ? '/sign' : `/sign?section=${first!.section.id}`;
  return others.length ? `/reports/${reportId}` : `/reports/${reportId}/sections/${first!.section.id}`;
}
