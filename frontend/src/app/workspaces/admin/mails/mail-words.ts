import type { MailView } from '@countersign/contracts';

export interface MailStateWords {
  word: string;
  icon: string;
  tone: 'quiet' | 'attention' | 'done' | 'blocking';
}

export const mailStateWords: Readonly<Record<MailView['state'], MailStateWords>> = {
  pending: { word: '等待发送', icon: '◐', tone: 'attention' },
  sent: { word: '已发送', icon: '✓', tone: 'done' },
  kept: { word: '未外发，仅存档', icon: '●', tone: 'quiet' },
  dead: { word: '发送失败', icon: '✕', tone: 'blocking' },
};
