import { abilityOf, defineRules, subject } from '@countersign/access';
import type { Action, CountersignAbility, Grant, SubjectFacts } from '@countersign/access';
import { reportStates, roles, sectionStates } from '@countersign/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sqlFilter } from '../../src/access/sql-filter.js';
import type { FactColumns } from '../../src/access/sql-filter.js';
import { reportColumns, sectionColumns } from '../../src/access/subject-columns.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const offices = [uuid(11), uuid(12), uuid(13)];
const departments = [uuid(21), uuid(22)];
const people = [uuid(31), uuid(32), uuid(33)];

const anyOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const anyGrant: fc.Arbitrary<Grant> = fc.record({
  role: anyOf(roles),
  departmentId: fc.option(anyOf(departments)),
  officeId: fc.option(anyOf(offices)),
});
const anySection: fc.Arbitrary<SubjectFacts['Section']> = fc.record({
  departmentId: anyOf(departments),
  reportState: anyOf(reportStates),
  revisionOpen: fc.boolean(),
  reopened: fc.boolean(),
  officeId: fc.option(anyOf(offices)),
  assistingOfficeIds: fc.subarray(offices),
  leaderId: fc.option(anyOf(people)),
  state: anyOf(sectionStates),
  submittedBy: fc.option(anyOf(people)),
  approvedBy: fc.option(anyOf(people)),
});
const sectionActions = [
  'read',
  'save',
  'submit',
  'recall',
  'countersign',
  'approve',
  'return',
  'sign',
  'reopen',
  'remind',
  'explain',
  'verify_score',
  'rescore',
] as const;

const columns: FactColumns<'Section'> = {
  departmentId: { sql: 't."departmentId"', type: 'uuid' },
  reportState: { sql: 't."reportState"', type: 'text' },
  revisionOpen: { sql: 't."revisionOpen"', type: 'boolean' },
  reopened: { sql: 't.reopened', type: 'boolean' },
  officeId: { sql: 't."officeId"', type: 'uuid' },
  assistingOfficeIds: { sql: 't."assistingOfficeIds"', type: 'uuid[]' },
  leaderId: { sql: 't."leaderId"', type: 'uuid' },
  state: { sql: 't.state', type: 'text' },
  submittedBy: { sql: 't."submittedBy"', type: 'uuid' },
  approvedBy: { sql: 't."approvedBy"', type: 'uuid' },
};

/** Positions of the rows that the filter lets through, in PostgreSQL's own judgement. */
async function listed(ability: CountersignAbility, action: Action, rows: SubjectFacts['Section'][]): Promise<number[]> {
  const params: unknown[] = [JSON.stringify(rows.map((row, position) => ({ ...row, position })))];
  const where = sqlFilter(ability, action, 'Section', columns, params);
  const found = await server.dataSource.query<{ position: number }[]>(
    `select t.position from jsonb_to_recordset($1::jsonb) as t(position int, "departmentId" uuid, "reportState" text,
       "revisionOpen" boolean, reopened boolean, "officeId" uuid, "assistingOfficeIds" uuid[], "leaderId" uuid,
       state text, "submittedBy" uuid, "approvedBy" uuid)
     where ${where} order by 1`,
    params,
  );
  return found.map(({ position }) => position);
}

const permitted = (ability: CountersignAbility, action: Action, rows: SubjectFacts['Section'][]) =>
  rows.flatMap((row, position) => (ability.can(action, subject('Section', row)) ? [position] : []));

describe('sqlFilter', () => {
  it('lists exactly the rows that the ability permits, for any grants, rows and action', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyGrant, { maxLength: 4 }),
        anyOf(people),
        anyOf(sectionActions),
        fc.array(anySection, { minLength: 1, maxLength: 30 }),
        async (grants, id, action, rows) => {
          const ability = abilityOf(defineRules({ id, grants }));
          expect(await listed(ability, action, rows)).toEqual(permitted(ability, action, rows));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('agrees on every operator, on NULL, on membership and on rules that forbid', async () => {
    const operand = fc.oneof(
      anyOf(people),
      fc.constant(null),
      fc.subarray(people).map(($in) => ({ $in })),
      fc.subarray(people).map(($nin) => ({ $nin })),
      anyOf(people).map(($ne) => ({ $ne })),
      anyOf(people).map(($eq) => ({ $eq })),
    );
    const membership = fc.oneof(
      fc.subarray(offices).map(($in) => ({ $in })),
      fc.subarray(offices).map(($nin) => ({ $nin })),
      anyOf(offices).map(($ne) => ({ $ne })),
      anyOf(offices),
    );
    const rule = fc.record({
      action: fc.constant('read' as const),
      subject: fc.constant('Section' as const),
      inverted: fc.boolean(),
      conditions: fc.record(
        { leaderId: operand, submittedBy: operand, assistingOfficeIds: membership },
        { requiredKeys: [] },
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(rule, { maxLength: 4 }),
        fc.array(anySection, { minLength: 1, maxLength: 30 }),
        async (rules, rows) => {
          const ability = abilityOf(rules as Parameters<typeof abilityOf>[0]);
          expect(await listed(ability, 'read', rows)).toEqual(permitted(ability, 'read', rows));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads the facts of real reports and sections', async () => {
    const ability = abilityOf(
      defineRules({
        id: people[0] ?? '',
        grants: roles.map((role) => ({ role, departmentId: departments[0] ?? '', officeId: offices[0] ?? '' })),
      }),
    );
    const params: unknown[] = [];
    const read = sqlFilter(ability, 'read', 'Report', reportColumns, params);
    const save = sqlFilter(ability, 'save', 'Section', sectionColumns, params);
    await expect(
      server.dataSource.query(
        `select from report r join section s on s.report_id = r.id where ${read} and ${save}`,
        params,
      ),
    ).resolves.toEqual([]);
  });

  it('lists nothing for somebody without rights, and everything where no condition is set', () => {
    const none = abilityOf(defineRules({ id: 'p', grants: [] }));
    expect(sqlFilter(none, 'read', 'Section', columns, [])).toBe('false');
    const all = abilityOf(defineRules({ id: 'p', grants: [{ role: 'auditor', departmentId: null, officeId: null }] }));
    expect(sqlFilter(all, 'read', 'Section', columns, [])).toBe('true');
  });

  it('refuses a condition that it cannot express, instead of showing more', () => {
    const odd = (conditions: object) =>
      abilityOf([{ action: 'read', subject: 'Section', conditions } as Parameters<typeof abilityOf>[0][number]]);
    expect(() => sqlFilter(odd({ state: { $regex: 'd' } }), 'read', 'Section', columns, [])).toThrow('$regex');
    expect(() => sqlFilter(odd({ colour: 'red' }), 'read', 'Section', columns, [])).toThrow('colour');
  });
});
