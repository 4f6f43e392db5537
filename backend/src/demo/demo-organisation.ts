import { abilityOf, defineRules, type Grant } from '@countersign/access';
import type { Role } from '@countersign/workflow';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { hashPassword } from '../access/passwords.js';
import { demoAccounts, demoPassword } from './demo-accounts.js';

const front = ['办公室', '财务科'];
const business = ['招商一科', '招商二科', '信息平台科'];

/** Departments whose reports follow the published one; the same people work in both. */
export const mainDepartments = ['招商促进局', '投资服务中心'] as const;

interface DemoPerson {
  name: string;
  post: string;
  roles: readonly { role: Role; offices?: readonly string[]; everywhere?: true }[];
}

/** People are called by what they do: no real names. */
const people: Readonly<Record<string, DemoPerson>> = {
  coordinator: { name: '联络员', post: '办公室副主任', roles: [{ role: 'coordinator' }] },
  owner: { name: '填报人甲', post: '财务科科员', roles: [{ role: 'owner', offices: front }] },
  owner2: { name: '填报人乙', post: '招商一科科员', roles: [{ role: 'owner', offices: business }] },
  reviewer: { name: '审核人甲', post: '财务科科长', roles: [{ role: 'reviewer', offices: front }] },
  reviewer2: { name: '审核人乙', post: '招商一科科长', roles: [{ role: 'reviewer', offices: business }] },
  leader: { name: '分管领导甲', post: '副局长', roles: [{ role: 'leader', offices: front }] },
  leader2: { name: '分管领导乙', post: '副局长', roles: [{ role: 'leader', offices: business }] },
  finance: { name: '财政审核员', post: '财政局绩效管理科', roles: [{ role: 'finance', everywhere: true }] },
  admin: { name: '管理员', post: '财政局信息中心', roles: [{ role: 'administrator', everywhere: true }] },
  auditor: { name: '查阅员', post: '审计局', roles: [{ role: 'auditor', everywhere: true }] },
};

export interface DemoOrganisation {
  departments: readonly { id: string; name: string }[];
  actors: Readonly<Record<string, Actor>>;
}

/** Makes the departments, offices, people and roles of the demo. */
export async function createOrganisation(tx: EntityManager): Promise<DemoOrganisation> {
  const passwordHash = await hashPassword(demoPassword);
  const departments: { id: string; name: string; offices: Map<string, string> }[] = [];
  for (const name of mainDepartments) {
    const id = await insertedId(tx, 'insert into department (name) values ($1) returning id', [name]);
    const offices = new Map<string, string>();
    for (const office of [...front, ...business])
      offices.set(
        office,
        await insertedId(tx, 'insert into office (department_id, name) values ($1, $2) returning id', [id, office]),
      );
    departments.push({ id, name, offices });
  }
  const actors: Record<string, Actor> = {};
  for (const { username } of demoAccounts) {
    const person = people[username]!;
    const home = person.roles.every(({ everywhere }) => everywhere) ? null : departments[0]!.id;
    const id = await insertedId(
      tx,
      `insert into person (username, name, post, email, password_hash, department_id)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [username, person.name, person.post, `${username}@countersign.example`, passwordHash, home],
    );
    const grants = person.roles.flatMap(({ role, offices, everywhere }): Grant[] => {
      if (everywhere) return [{ role, departmentId: null, officeId: null }];
      return departments.flatMap((department): Grant[] =>
        offices
          ? offices.map((office) => ({ role, departmentId: department.id, officeId: department.offices.get(office)! }))
          : [{ role, departmentId: department.id, officeId: null }],
      );
    });
    for (const { role, departmentId, officeId } of grants)
      await tx.query('insert into role_grant (person_id, role, department_id, office_id) values ($1, $2, $3, $4)', [
        id,
        role,
        officeId ? null : departmentId,
        officeId,
      ]);
    const { name, post } = person;
    actors[username] = { id, name, post, grants, ability: abilityOf(defineRules({ id, grants })) };
  }
  return { departments, actors };
}

async function insertedId(tx: EntityManager, sql: string, parameters: unknown[]): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(sql, parameters);
  return row!.id;
}
