import { Pipe, type PipeTransform } from '@angular/core';
import type { ReportState, SectionState } from '@countersign/workflow';
import { daysLeft } from '../report/days.js';

const zone = { timeZone: 'Asia/Shanghai' } as const;
const dayFormat = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'short' });
const instantFormat = new Intl.DateTimeFormat('zh-CN', {
  ...zone,
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const instantYearFormat = new Intl.DateTimeFormat('zh-CN', { ...zone, dateStyle: 'long', timeStyle: 'short' });

/** `2026-03-31` as 2026年3月31日(周二). */
@Pipe({ name: 'csDay' })
export class Day implements PipeTransform {
  transform(day: string | null | undefined): string {
    if (!day) return '未定';
    const date = new Date(`${day}T00:00:00Z`);
    return `${dayFormat.format(date)}(${weekday.format(date)})`;
  }
}

/** An instant in China's time; the year only when it is another. */
@Pipe({ name: 'csInstant' })
export class Instant implements PipeTransform {
  transform(instant: string | null | undefined): string {
    if (!instant) return '';
    const date = new Date(instant);
    const format = date.getFullYear() === new Date().getFullYear() ? instantFormat : instantYearFormat;
    return format.format(date);
  }
}

/** Days to the deadline of what is in `state`, in words: 还有 3 天, 今天截止, 已逾期 2 天; nothing once it is delivered. */
@Pipe({ name: 'csDaysLeft' })
export class DaysLeft implements PipeTransform {
  transform(day: string | null | undefined, state?: ReportState | SectionState | null): string {
    const days = daysLeft(day, state, new Date());
    if (days === null) return '';
    if (days < 0) return `已逾期 ${-days} 天`;
    return days === 0 ? '今天截止' : `还有 ${days} 天`;
  }
}
