import { describe, expect, it } from '@jest/globals';
import type { AskKind, WorkItem } from '@countersign/contracts';
import { askText, groupWork, linkOf } from './work-list.js';

const item = (change: Partial<WorkItem>): WorkItem => ({
  ask: 'fill',
  reportId: 'r',
  reportTitle: '2020年度整体支出绩效自评报告',
  department: '某局',
  sectionId: 's',
  sectionKey: 'funds',
  sectionTitle: '资金管理',
  sectionState: 'draft',
  from: null,
  reason: null,
  since: '2021-03-01T00:00:00Z',
  deadline: '2021-03-31',
  blocking: 0,
  warnings: 0,
  ...change,
});

describe('what waits for me', () => {
  it('is grouped by what is asked, in the order in which a report passes', () => {
    const groups = groupWork([item({ ask: 'examine' }), item({ ask: 'sign' }), item({}), item({ ask: 'sign' })]);
    expect(groups.map(({ heading, items }) => [heading, items.length])).toEqual([
      ['填报', 1],
      ['签批', 2],
      ['复核', 1],
    ]);
  });

  it('shows the nearest deadline first, the longest waiting of the same day, and no deadline last', () => {
    const items = [
      item({ sectionId: 'none', deadline: null }),
      item({ sectionId: 'late', deadline: '2021-04-02' }),
      item({ sectionId: 'soon-new', deadline: '2021-03-02', since: '2021-03-01T08:00:00Z' }),
      item({ sectionId: 'soon-old', deadline: '2021-03-02', since: '2021-02-20T08:00:00Z' }),
    ];
    expect(groupWork(items)[0]?.items.map(({ sectionId }) => sectionId)).toEqual([
      'soon-old',
      'soon-new',
      'late',
      'none',
    ]);
  });

  it.each<[AskKind, string[], Record<string, string> | undefined]>([
    ['fill', ['/reports', 'r', 'sections', 's'], undefined],
    ['review', ['/reports', 'r', 'sections', 's'], undefined],
    ['countersign', ['/reports', 'r', 'sections', 's'], undefined],
    ['sign', ['/sign'], { section: 's' }],
    ['submit', ['/coordinator', 'r'], undefined],
    ['examine', ['/finance', 'r'], undefined],
  ])('%s opens where it is done', (ask, path, query) => {
    expect(linkOf(item({ ask }))).toEqual(query ? { path, query } : { path });
  });

  it('a returned section asks for an answer to the reasons', () => {
    expect(askText(item({ sectionState: 'returned' }))).toBe('按退回意见修改后重新送审');
    expect(askText(item({ sectionState: 'draft' }))).toBe('填写后送审');
  });
});
