import type { DataSource } from 'typeorm';
import { hashPassword } from '../../src/access/passwords.js';

export const standardPassword = '一个足够长的密码-2020';
const standardHash = hashPassword(standardPassword);

export interface Granted {
  role: string;
  departmentId?: string;
  officeId?: string;
}

/** Puts a person with roles straight into the database; the password is the standard one. */
export async function addPerson(dataSource: DataSource, username: string, grants: Granted[] = []): Promise<string> {
  const [person] = await dataSource.query<{ id: string }[]>(
    `insert into person (username, name, post, email, password_hash)
     values ($1, $2, '科员', $1 || '@example.org', $3) returning id`,
    [username, `姓名${username}`, await standardHash],
  );
  if (!person) throw new Error('No person was added');
  for (const { role, departmentId, officeId } of grants)
    await dataSource.query(
      'insert into role_grant (person_id, role, department_id, office_id) values ($1, $2, $3, $4)',
      [person.id, role, departmentId ?? null, officeId ?? null],
    );
  return person.id;
}

export interface TestDepartment {
  id: string;
  /** Identity of an office by its name. */
  office(name: string): string;
}

/** A department with offices. */
export async function addDepartment(
  dataSource: DataSource,
  name: string,
  offices: readonly string[],
): Promise<TestDepartment> {
  const [department] = await dataSource.query<{ id: string }[]>(
    'insert into department (name) values ($1) returning id',
    [name],
  );
  if (!department) throw new Error('No department was added');
  const rows = await dataSource.query<{ id: string; name: string }[]>(
    'insert into office (department_id, name) select $1, unnest($2::text[]) returning id, name',
    [department.id, offices],
  );
  const ids = new Map(rows.map(({ id, name: office }) => [office, id]));
  return {
    id: department.id,
    office: (office) => {
      const id = ids.get(office);
      if (!id) throw new Error(`${name} has no office ${office}`);
      return id;
    },
  };
}
