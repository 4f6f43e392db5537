import pg from 'pg';
import { hashPassword } from '../../dist/server/backend/src/access/passwords.js';
import { goldenInputs } from '../../dist/server/libs/template/src/demo/index.js';
import { compileTemplate, template2020 } from '../../dist/server/libs/template/src/index.js';
import { Visitor } from './visitor.mjs';

/** By section: the figures of one row of its table, which is what a person types before a pause saves it. */
const rows = {
  execution: ['carry_over', 'added', 'spent'].map((column) => `execution.project.talent_programme.${column}`),
  budget: ['training', 'other', 'labour_dispatch'].map((row) => `budget.project.general_administration.${row}`),
  staff: ['staff.authorised_posts', 'staff.on_posts', 'staff.retired'],
  assets: ['assets.fixed.items', 'assets.intangible.items', 'assets.idle.items'],
};
const departments = ['甲局', '乙局', '丙局', '丁局'];

export const password = 'a password for measuring';
/** Somebody with work waiting. */
export const anOwner = 'staff0';

/**
 * Four departments, each with the 2020 report filled in, and sixteen owners, each with a section of their own. The
 * organisation goes straight into the database, reports and their content through the API. Gives the owners.
 */
export async function populate(databaseUrl, url) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const passwordHash = await hashPassword(password);
    const template = compileTemplate(template2020).template;
    const { rows: versions } = await client.query(
      'select id from template_version where key = $1 and year = $2 and version = 1',
      [template2020.key, template2020.year],
    );
    const writers = [];
    for (const [index, name] of departments.entries()) {
      const departmentId = await addDepartment(client, { index, name, passwordHash }, template);
      writers.push(...(await fillReport(url, { index, departmentId, versionId: versions[0].id }, template)));
    }
    return writers;
  } finally {
    await client.end();
  }
}

/** A department with the offices that the template names, its coordinator, and an owner for each of the sections. */
async function addDepartment(client, { index, name, passwordHash }, template) {
  const insert = async (sql, values) => (await client.query(sql, values)).rows;
  const [{ id }] = await insert('insert into department (name) values ($1) returning id', [name]);
  const names = [...new Set([...template.sections.values()].map(({ office }) => office))];
  const offices = await insert(
    'insert into office (department_id, name) select $1, unnest($2::text[]) returning id, name',
    [id, names],
  );
  const person = (username, role, departmentId, officeId) =>
    insert(
      `with p as (
         insert into person (username, name, post, email, password_hash)
         values ($1, $1, '科员', $1 || '@example.org', $2) returning id
       )
       insert into role_grant (person_id, role, department_id, office_id) select id, $3, $4, $5 from p`,
      [username, passwordHash, role, departmentId, officeId],
    );
  await person(`coordinator${index}`, 'coordinator', id, null);
  for (const section of Object.keys(rows)) {
    const office = offices.find(({ name: each }) => each === template.sections.get(section).office);
    await person(`${section}${index}`, 'owner', null, office.id);
  }
  return id;
}

async function fillReport(url, { index, departmentId, versionId }, template) {
  const coordinator = await Visitor.signIn(url, `coordinator${index}`, password);
  const { id } = await coordinator.call('POST', '/reports', { departmentId, templateVersionId: versionId });
  const { sections } = await coordinator.call('GET', `/reports/${id}`);
  const writers = [];
  for (const [key, figures] of Object.entries(rows)) {
    const sectionId = sections.find((section) => section.key === key).id;
    const visitor = await Visitor.signIn(url, `${key}${index}`, password);
    const own = (values, places) =>
      Object.entries(values)
        .filter(([each]) => places.get(each)?.section === key)
        .map(([each, value]) => ({ key: each, value }));
    const save = (kind, revision, entries) =>
      visitor.call('PUT', `/sections/${sectionId}/${kind}`, { revision, [kind]: entries });
    const first = await save('figures', 1, own(goldenInputs.figures, template.figures));
    const { revision } = await save('answers', first.revision, own(goldenInputs.answers, template.answers));
    writers.push({ username: `${key}${index}`, person: visitor.person, sectionId, revision, figures });
  }
  return writers;
}
