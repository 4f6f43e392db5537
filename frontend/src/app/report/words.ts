import type { PersonStamp } from '@countersign/contracts';
import type { ReportAction, SectionAction } from '@countersign/workflow';

/** What the buttons say. */
export const sectionActionWords: Record<SectionAction, string> = {
  submit: '送审',
  recall: '撤回',
  countersign: '会签',
  approve: '审核通过',
  return: '退回',
  sign: '签批',
  reopen: '重新打开',
};
export const reportActionWords: Record<ReportAction, string> = {
  submit: '报送',
  withdraw: '撤回报送',
  open: '开始复核',
  accept: '接收',
  request_revision: '退回修改',
  publish: '公开',
};

const zone = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A UTC instant on the clocks of China: `2021年3月5日 10:32`. */
export function momentText(instant: string): string {
  const at = Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${at['year']}年${at['month']}月${at['day']}日 ${at['hour']}:${at['minute']}`;
}

/** `10:32`. */
export const clockText = (instant: string): string => momentText(instant).slice(-5);

/** A person with the post that they had then. */
export const personText = ({ name, post }: PersonStamp): string => (post ? `${post} ${name}` : name);
