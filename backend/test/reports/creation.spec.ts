import type { ReportView } from '@countersign/contracts';
import { shippedTemplates } from '@countersign/template/shipped';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fingerprint, placeReport, startWorld, tried } from './office-world.js';
import type { OfficeWorld } from './office-world.js';

let world: OfficeWorld;
let report: ReportView;
beforeAll(async () => {
  world = await startWorld();
  const { id } = await world.people.coordinator.done('createReport', {
    body: { departmentId: world.department.id, templateVersionId: world.templateVersionId, deadline: '2021-03-31' },
  });
  report = await world.people.coordinator.done('readReport', { params: { id } });
}, 120_000);
afterAll(() => world.close());

const sectionNamed = (key: string, from = report) => from.sections.find((each) => each.key === key)!;
const assignmentOf = (key: string, change: Record<string, unknown> = {}) => {
  const { id, office, assisting, leader, deadline } = sectionNamed(key);
  return {
    sectionId: id,
    officeId: office?.id ?? null,
    assistingOfficeIds: assisting.map((each) => each.id),
    leaderId: leader?.id ?? null,
    deadline,
    ...change,
  };
};
const assign = (...assignments: unknown[]) =>
  world.people.coordinator.call('assign', { params: { id: report.id }, body: { assignments } });
const told = (sectionId: string) =>
  world.dataSource.query<unknown[]>(
    `select from outbox, jsonb_array_elements(payload -> 'facts' -> 'sections') as each
     where topic = 'event' and payload ->> 'kind' = 'report.assigned' and each ->> 'id' = $1`,
    [sectionId],
  );

describe('a new report', () => {
  it('has a section for each part of the template that is written, and none for headings', () => {
    expect(report).toMatchObject({
      title: '区投资推广署2020年度部门整体支出绩效自评报告',
      state: 'drafting',
      deadline: '2021-03-31',
      sectionsSigned: 0,
      mayAssign: true,
    });
    expect(report.sections.map(({ key }) => key)).toContain('execution');
    expect(report.sections.map(({ key }) => key)).not.toContain('funds');
  });

  it('proposes the offices that the template names, and the leader where there is one', () => {
    expect(sectionNamed(tried)).toMatchObject({
      office: { name: '招商一科' },
      assisting: [{ name: '信息平台科' }, { name: '招商二科' }],
      leader: { name: '姓名leader' },
    });
    expect(sectionNamed('execution')).toMatchObject({ office: { name: '财务科' }, leader: null });
  });

  it('is the only one of its department and year', async () => {
    const again = await world.people.coordinator.call('createReport', {
      body: { departmentId: world.department.id, templateVersionId: world.templateVersionId },
    });
    expect(again.status).toBe(409);
    expect(again.problem).toMatchObject({
      code: 'report_exists',
      detail: '本部门 2020 年度的报告已经建立，一个年度只有一份；请打开已有的报告。',
      facts: { reportId: report.id },
    });
  });

  it.each([
    ['owner', 403, 'forbidden'],
    ['administrator', 403, 'forbidden'],
    ['finance', 403, 'forbidden'],
    ['stranger', 403, 'forbidden'],
  ] as const)('is not begun by %s', async (persona, status, code) => {
    const answer = await world.people[persona].call('createReport', {
      body: { departmentId: world.department.id, templateVersionId: world.templateVersionId },
    });
    expect(answer.problem).toMatchObject({ status, code });
  });

  it.each(shippedTemplates.filter(({ year }) => year !== 2020).map(({ key, year }) => [key, year] as const))(
    'may be begun from %s of %s, and every section of it opens',
    async (key, year) => {
      const { coordinator } = world.people;
      const template = (await coordinator.done('listTemplates')).items.find((each) => each.key === key);
      const { id } = await coordinator.done('createReport', {
        body: { departmentId: world.department.id, templateVersionId: template?.id ?? '' },
      });
      const begun = await coordinator.done('readReport', { params: { id } });
      expect(begun).toMatchObject({ year, state: 'drafting' });
      for (const section of begun.sections)
        expect((await coordinator.call('readSection', { params: { id: section.id } })).status).toBe(200);
    },
  );

  it('needs a template that is there', async () => {
    const answer = await world.people.coordinator.call('createReport', {
      body: { departmentId: world.department.id, templateVersionId: report.id },
    });
    expect(answer.problem).toMatchObject({ status: 422, field: 'templateVersionId' });
  });
});

describe('assigning', () => {
  it('confirms a proposal and tells the office once', async () => {
    const { id } = sectionNamed(tried);
    expect(await told(id)).toHaveLength(0);
    await assign(assignmentOf(tried, { deadline: '2021-03-10' }));
    expect(await told(id)).toHaveLength(1);
    report = await world.people.coordinator.done('readReport', { params: { id: report.id } });
    expect(sectionNamed(tried)).toMatchObject({ deadline: '2021-03-10', lastAct: { action: 'assign' } });
    await assign(assignmentOf(tried));
    expect(await told(id)).toHaveLength(1);
  });

  it('names every place that cannot be, and then does nothing', async () => {
    const before = await fingerprint(world, report.id);
    const answer = await assign(
      assignmentOf('duties', { officeId: world.otherDepartment.office('财务科') }),
      assignmentOf('execution', { assistingOfficeIds: [world.department.office('财务科')] }),
      assignmentOf('plans', { leaderId: world.ids.leader }),
    );
    expect(answer.status).toBe(422);
    expect(answer.problem.errors?.map(({ field }) => field)).toEqual([
      'assignments.0.officeId',
      'assignments.1.assistingOfficeIds',
      'assignments.2.leaderId',
    ]);
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('leaves people on what they have signed', async () => {
    const placed = await placeReport(world, { others: 'signed_off' });
    const view = await world.people.coordinator.done('readReport', { params: { id: placed.id } });
    const section = sectionNamed('duty_goals', view);
    const change = {
      sectionId: section.id,
      officeId: world.department.office('招商二科'),
      assistingOfficeIds: [],
      leaderId: world.ids.leader,
      deadline: null,
    };
    const answer = await world.people.coordinator.call('assign', {
      params: { id: placed.id },
      body: { assignments: [change] },
    });
    expect(answer.problem).toMatchObject({
      status: 409,
      code: 'assignment_locked',
      detail: '章节已是“已签批”，不能再改牵头科室；请先重新打开该章节。',
    });
  });
});
