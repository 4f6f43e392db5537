import { revisionConflict } from '@countersign/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';
import { act, fingerprint, placeReport, revisionOf, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';

const assigned = 'key_tasks.assigned';
const open = 'key_tasks.not_completed';

let world: OfficeWorld;
let report: PlacedReport;
let id: string;
let owner: Caller;
let colleague: Caller;
beforeAll(async () => {
  world = await startWorld();
  ({ owner, colleague } = world.people);
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  report = await placeReport(world);
  id = report.section(tried);
});

const save = (caller: Caller, revision: number, figures: Readonly<Record<string, string | null>>) =>
  caller.call('saveFigures', {
    params: { id },
    body: { revision, figures: Object.entries(figures).map(([key, value]) => ({ key, value })) },
  });
const write = (caller: Caller, revision: number, text: string) =>
  caller.call('saveNarrative', { params: { id, key: 'year_plan' }, body: { revision, text } });
const view = (caller = owner) => caller.done('readSection', { params: { id } });

interface Step {
  key: string;
  before: unknown;
  after: unknown;
  revision: number;
}
const history = () =>
  world.dataSource.query<Step[]>(
    'select key, before, after, section_revision as revision from change where section_id = $1 order by id',
    [id],
  );
async function counted() {
  const [row] = await world.dataSource.query<{ revision: number; figures: number; jobs: number; changes: number }[]>(
    `select s.revision, r.figures_revision as figures,
       (select count(*) from outbox where topic = 'recompute' and payload ->> 'reportId' = r.id::text)::integer as jobs,
       (select count(*) from change where report_id = r.id)::integer as changes
     from section s join report r on r.id = s.report_id where s.id = $1`,
    [id],
  );
  return row!;
}

/** The other version, as the refusal tells it; a refusal that does not hold it is an error. */
const theirs = ({ status, problem }: Pick<Answer<'saveFigures'>, 'status' | 'problem'>) => {
  expect(status).toBe(409);
  expect(problem.code).toBe('revision_conflict');
  expect(problem.detail).toMatch(/已被.*更新，您的填写还没有保存，也没有丢失/);
  return revisionConflict.parse(problem.facts);
};

describe('two owners who opened the same section', () => {
  it('and change the same figure: the second sees who wrote what, and either value can be kept', async () => {
    const { revision } = await view();
    expect((await save(owner, revision, { [assigned]: '30' })).status).toBe(200);
    const before = await fingerprint(world, report.id);
    const other = theirs(await save(colleague, revision, { [assigned]: '31' }));
    expect(await fingerprint(world, report.id)).toBe(before);
    expect(other).toMatchObject({
      revision: revision + 1,
      by: { id: world.ids.owner, name: '姓名owner' },
      figures: { [assigned]: '30' },
    });
    expect(other.at).not.toBeNull();

    expect((await save(colleague, other.revision, { [assigned]: '31' })).status).toBe(200);
    expect((await view()).figures[assigned]).toBe('31');
    expect(await history()).toEqual([
      { key: assigned, before: expect.anything(), after: '30', revision: revision + 1 },
      { key: assigned, before: '30', after: '31', revision: revision + 2 },
    ]);
  });

  it('and change different figures: the second is told too, and both changes stand after it saves again', async () => {
    const { revision } = await view();
    expect((await save(owner, revision, { [assigned]: '30' })).status).toBe(200);
    const other = theirs(await save(colleague, revision, { [open]: '2' }));
    expect(other.figures).toMatchObject({ [assigned]: '30' });
    expect((await save(colleague, other.revision, { [open]: '2' })).status).toBe(200);
    expect((await view()).figures).toMatchObject({ [assigned]: '30', [open]: '2' });
  });

  it('and write the same narrative: the text of the first comes with the refusal', async () => {
    const { revision } = await view();
    expect((await write(owner, revision, '第一稿，甲')).status).toBe(200);
    const other = theirs(await write(colleague, revision, '第一稿，乙'));
    expect(other.answers['year_plan']).toBe('第一稿，甲');
    expect((await write(colleague, other.revision, '第一稿，甲；第一稿，乙')).status).toBe(200);
    expect((await view()).answers['year_plan']).toBe('第一稿，甲；第一稿，乙');
  });

  it('one of whom clears what the other changes: the clearing is no less visible', async () => {
    const { revision } = await view();
    expect((await save(owner, revision, { [assigned]: null })).status).toBe(200);
    expect(theirs(await save(colleague, revision, { [assigned]: '31' })).figures).not.toHaveProperty([assigned]);
  });

  it('and type the same: the second is told, and its next save finds nothing to do', async () => {
    const { revision } = await view();
    expect((await save(owner, revision, { [assigned]: '30' })).status).toBe(200);
    const other = theirs(await save(colleague, revision, { [assigned]: '30' }));
    const before = await fingerprint(world, report.id);
    expect((await save(colleague, other.revision, { [assigned]: '30' })).body.revision).toBe(other.revision);
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('and press the button in the same moment: one is stored, the other is told', async () => {
    const { revision } = await view();
    const answers = await Promise.all([
      save(owner, revision, { [assigned]: '30' }),
      save(colleague, revision, { [assigned]: '31' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const stored = answers[0].status === 200 ? '30' : '31';
    expect((await view()).figures[assigned]).toBe(stored);
    expect(theirs(answers.find(({ status }) => status === 409)!).figures[assigned]).toBe(stored);
  });

  it('one of whom submits while the other saves: the submitted text is the one that was on the screen', async () => {
    const revision = await revisionOf(world, id);
    const [submitted, saved] = await Promise.all([
      act(world, 'owner', id, 'submit'),
      save(colleague, revision, { [assigned]: '31' }),
    ]);
    expect([submitted.status, saved.status].sort()).toEqual([200, 409]);
    expect((await view()).state).toBe(submitted.status === 200 ? 'in_review' : 'draft');
  });
});

describe('a save that changes nothing', () => {
  it.each([
    ['the same text', (value: string) => value],
    ['the same number in another notation', (value: string) => `00${value}.0`],
  ])('%s: no revision, no history, no job, no news', async (_, notation) => {
    const { revision, figures, answers } = await view();
    const stream = await colleague.follow('reportEvents', { id: report.id });
    await eventually(() => stream.events.length === 1);
    const before = await fingerprint(world, report.id);
    const saved = await save(owner, revision, { [assigned]: notation(figures[assigned]!) });
    expect(saved).toMatchObject({ status: 200, body: { revision } });
    expect((await write(owner, revision, answers['year_plan'] as string)).body.revision).toBe(revision);
    expect(await fingerprint(world, report.id)).toBe(before);

    expect((await save(owner, revision, { [assigned]: '30' })).status).toBe(200);
    await eventually(() => stream.events.length > 1);
    expect(stream.events.slice(1)).toMatchObject([{ kind: 'saved', sectionId: id, by: world.ids.owner }]);
    await stream.stop();
  });

  it('beside a real change leaves no trace of its own', async () => {
    const { revision, figures } = await view();
    await save(owner, revision, { [assigned]: '30', [open]: figures[open]! });
    expect((await history()).map(({ key }) => key)).toEqual([assigned]);
  });
});

describe('twenty saves at once', () => {
  it('on one section: every one is stored in turn, each upon the one before it', async () => {
    const before = await counted();
    const stubborn = async (value: string, caller: Caller): Promise<number> => {
      for (let revision = before.revision, tries = 1; ; tries++) {
        const answer = await save(caller, revision, { [assigned]: value });
        if (answer.status === 200) return tries;
        ({ revision } = theirs(answer));
      }
    };
    const values = Array.from({ length: 20 }, (_, index) => `${100 + index}`);
    const tries = await Promise.all(values.map((value, index) => stubborn(value, index % 2 ? owner : colleague)));
    expect(Math.max(...tries)).toBeGreaterThan(1);

    const steps = await history();
    expect(steps.map(({ after }) => after).sort()).toEqual(values);
    expect(steps.map(({ revision }) => revision)).toEqual(values.map((_, index) => before.revision + 1 + index));
    for (const [index, { before: from }] of steps.entries()) if (index) expect(from).toBe(steps[index - 1]!.after);
    expect((await view()).figures[assigned]).toBe(steps.at(-1)!.after);
    expect(await counted()).toEqual({
      revision: before.revision + 20,
      figures: before.figures + 20,
      jobs: before.jobs + 20,
      changes: before.changes + 20,
    });
    await world.recompute(report.id);
    const { figuresRevision, computedRevision } = await owner.done('readReport', { params: { id: report.id } });
    expect(computedRevision).toBe(figuresRevision);
  });

  it('on two sections of one report: neither section hinders the other', async () => {
    await world.server.addPerson('accountant', [{ role: 'owner', officeId: world.department.office('财务科') }]);
    const accountant = await world.server.as('accountant');
    const before = await counted();
    const places = [
      [owner, id, assigned],
      [accountant, report.section('execution'), 'execution.project.purchases.spent'],
    ] as const;
    await Promise.all(
      places.map(async ([caller, section, key]) => {
        let revision = await revisionOf(world, section);
        for (let step = 1; step <= 10; step++)
          ({ revision } = await caller.done('saveFigures', {
            params: { id: section },
            body: { revision, figures: [{ key, value: `${1000 + step}` }] },
          }));
      }),
    );
    expect(await counted()).toMatchObject({ revision: before.revision + 10, figures: before.figures + 20 });
  });
});

describe('a page that is opened in the moment of a save', () => {
  it('hears of it: what is there at first and what happens then leave no gap', async () => {
    let { revision } = await view();
    for (let step = 1; step <= 40; step++) {
      const saving = save(owner, revision, { [assigned]: `${200 + step}` });
      const stream = await colleague.follow('reportEvents', { id: report.id });
      const { body } = await saving;
      ({ revision } = body);
      await eventually(
        () =>
          stream.events.some((event) => event.kind !== 'presence' && event.figuresRevision === body.figuresRevision),
        5000,
      );
      await stream.stop();
    }
  });
});
