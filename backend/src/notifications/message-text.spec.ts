import { describe, expect, it } from '@jest/globals';
import type { ReportEventKind } from '../reports/act-recorder.service.js';
import type { PersonalTask } from './assigned-people.js';
import type { AssignedTask } from './assignment-asks.js';
import type { Happening } from './happening.js';
import { messageText } from './message-text.js';

const report = '11111111-1111-4111-8111-111111111111';
const section = '22222222-2222-4222-8222-222222222222';

const happening = (kind: ReportEventKind, more: Partial<Happening> = {}): Happening => ({
  eventId: '33333333-3333-4333-8333-333333333333',
  kind,
  reportId: report,
  sectionId: kind.startsWith('section.') ? section : null,
  actorId: '44444444-4444-4444-8444-444444444444',
  action: kind.split('.')[1]!,
  from: null,
  to: null,
  comment: '',
  facts: {},
  reportTitle: '2020年度自评报告',
  departmentId: '55555555-5555-4555-8555-555555555555',
  departmentName: '招商促进局',
  reportDeadline: '2021-03-31',
  templateVersionId: '66666666-6666-4666-8666-666666666666',
  sectionKey: kind.startsWith('section.') ? 'funds' : null,
  sectionState: kind.startsWith('section.') ? 'in_review' : null,
  sectionDeadline: kind.startsWith('section.') ? '2021-03-05' : null,
  officeId: null,
  leaderId: null,
  actorName: '审核人甲',
  actorPost: '财务科科长',
  ...more,
});

const titles: Readonly<Record<string, string>> = { funds: '资金安全', goals: '目标完成' };
const text = (each: Happening) => messageText(each, (key) => titles[key] ?? key, 'https://perf.example.org');

describe('what a notice and a mail say', () => {
  it('who did what to which section of which report, why, what to do, until when and where', () => {
    const {
      title,
      body,
      text: mail,
    } = text(happening('section.returned', { to: 'returned', comment: '数据与附件不符' }));
    expect(title).toBe('已退回：资金安全');
    expect(body).toBe(
      '审核人甲（财务科科长）退回了招商促进局《2020年度自评报告》的“资金安全”。 理由：数据与附件不符 请按意见修改并逐条答复后重新送审。 期限：2021年3月5日',
    );
    expect(mail).toContain(`打开：https://perf.example.org/reports/${report}/sections/${section}`);
  });

  it('a return by one step asks the reviewers to look again, not to correct', () => {
    expect(text(happening('section.returned', { to: 'in_review' })).body).toContain('请重新审核。');
  });

  it.each([
    ['draft', '请尽快填写并送审。'],
    ['returned', '请尽快修改、答复退回意见并重新送审。'],
    ['in_review', '请尽快审核；协办科室请尽快会签。'],
    ['awaiting_sign_off', '请尽快签批。'],
  ] as const)('a reminder of a section in state %s says what to hurry with', (sectionState, todo) => {
    expect(text(happening('section.reminded', { sectionState })).body).toContain(todo);
  });

  it('a revision request names each section with what must change and by when', () => {
    const { body } = text(
      happening('report.revision_requested', {
        comment: '请按下列要求修改',
        facts: {
          sections: [
            { section: 'funds', text: '更正支出数', due: '2021-05-10' },
            { section: 'goals', text: '补充依据', due: null },
          ],
        },
      }),
    );
    expect(body).toContain('“资金安全”：更正支出数（2021年5月10日前）');
    expect(body).toContain('“目标完成”：补充依据');
  });

  describe('of a press on “分派”', () => {
    const task = (key: string, task: AssignedTask, due: string | null): PersonalTask => ({
      section: {
        id: key,
        key,
        state: 'draft',
        first: true,
        changed: [],
        officeId: null,
        leaderId: null,
        countersigners: [],
        joined: [],
        due,
      },
      task,
    });
    const told = (...tasks: PersonalTask[]) =>
      messageText(
        happening('report.assigned', { actorName: '联络员', actorPost: '' }),
        (key) => titles[key] ?? key,
        'https://perf.example.org',
        tasks,
      );

    it('lists the reader’s sections, each with what to do and by when', () => {
      const { title, body, link } = told(task('funds', 'write', '2021-03-10'), task('goals', 'write', null));
      expect(title).toBe('新的填报任务：2 个章节');
      expect(body).toBe(
        '联络员分派了招商促进局《2020年度自评报告》。 “资金安全”：请填写并送审（2021年3月10日前） “目标完成”：请填写并送审',
      );
      expect(link).toBe(`/reports/${report}`);
    });

    it.each([
      ['write', '新的填报任务：资金安全', '请填写并送审（2021年3月10日前）', `/reports/${report}/sections/funds`],
      ['countersign', '待会签：资金安全', '请会签（2021年3月10日前）', `/reports/${report}/sections/funds`],
      ['sign', '待签批：资金安全', '请签批（2021年3月10日前）', '/sign?section=funds'],
      ['deadline', '期限有调整：资金安全', '办理期限有调整（2021年3月10日前）', `/reports/${report}/sections/funds`],
    ] as const)('one section to %s is named in the title and opened', (what, title, line, link) => {
      const message = told(task('funds', what, '2021-03-10'));
      expect(message).toMatchObject({ title, link });
      expect(message.body).toContain(`“资金安全”：${line}`);
    });

    it('different tasks have a title for all', () => {
      expect(told(task('funds', 'write', null), task('goals', 'countersign', null)).title).toBe('分派有变化：2 个章节');
    });

    it('a deadline that is taken away is not called one', () => {
      expect(told(task('funds', 'deadline', null)).body).toContain('办理期限已取消');
    });
  });

  it('an act of the system names no person', () => {
    expect(text(happening('report.ready', { actorId: null, actorName: '系统', actorPost: '' })).body).toMatch(
      /^系统提示：/,
    );
  });

  it('nobody is given a deadline for what needs no work', () => {
    expect(text(happening('report.submitted')).body).not.toContain('期限');
    expect(text(happening('section.signed')).body).not.toContain('期限');
  });

  it('text that looks like markup is shown as it was typed and never becomes markup', () => {
    const hostile = `<script>alert('x')</script>&"<img src=x onerror=1>`;
    const { html, text: plain } = text(
      happening('section.returned', { to: 'returned', comment: hostile, actorName: '<b>甲</b>' }),
    );
    expect(plain).toContain(hostile);
    expect(html).not.toMatch(/<(script|img|b)\b/i);
    expect(html).not.toContain(`'x'`);
    expect(html).toContain('&#60;script&#62;');
  });

  it('each event has its own words and a page to open', () => {
    const kinds: readonly ReportEventKind[] = [
      'section.submitted',
      'section.approved',
      'report.submitted',
      'report.ready',
    ];
    expect(kinds.map((kind) => text(happening(kind)).link)).toEqual([
      `/reports/${report}/sections/${section}`,
      `/sign?section=${section}`,
      `/finance/${report}`,
      `/coordinator/${report}`,
    ]);
  });
});
