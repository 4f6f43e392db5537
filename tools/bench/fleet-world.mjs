import pg from 'pg';
import { hashPassword } from '../../dist/server/backend/src/access/passwords.js';
import { goldenInputs } from '../../dist/server/libs/template/src/demo/index.js';
import { compileTemplate, template2020 } from '../../dist/server/libs/template/src/index.js';
import { password } from './world.mjs';

export const administrator = 'fleet.administrator';

/** One report with the published content, from which all others are copied. */
const firstReport = /* sql */ `
  with d as (insert into department (name) values ('样本局') returning id)
  insert into report (department_id, template_version_id, year, title)
  select d.id, v.id, v.year, '自评报告' from d, template_version v where v.key = $1 and v.year = $2 and v.version = 1
  returning id`;

const copies = /* sql */ `
  with d as (insert into department (name) select '批量局' || n from generate_series(2, $2::integer) n returning id)
  insert into report (department_id, template_version_id, year, title)
  select d.id, r.template_version_id, r.year, r.title from d, report r where r.id = $1`;

/** Sections by the sections of the first, and content by theirs. */
const copiedContent = [
  `insert into section (report_id, key, position)
   select r.id, s.key, s.position from report r, section s where s.report_id = $1 and r.id <> $1`,
  ...['figure', 'answer'].map(
    (table) =>
      `insert into ${table} (report_id, key, section_id, value)
       select own.report_id, c.key, own.id, c.value from ${table} c
       join section s on s.id = c.section_id
       join section own on own.key = s.key and own.report_id <> $1
       where c.report_id = $1`,
  ),
];

/** So many departments, each with the 2020 report filled in, straight in the database, and an administrator. */
export async function placeFleet(databaseUrl, reports) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { key, year } = template2020;
    const [{ id }] = (await client.query(firstReport, [key, year])).rows;
    await fillFirst(client, id);
    await client.query(copies, [id, reports]);
    for (const sql of copiedContent) await client.query(sql, [id]);
    await client.query('analyze');
    await client.query(
      `with p as (
         insert into person (username, name, post, email, password_hash) values ($1, $1, '', $1 || '@example.org', $2) returning id
       )
       insert into role_grant (person_id, role) select id, 'administrator' from p`,
      [administrator, await hashPassword(password)],
    );
  } finally {
    await client.end();
  }
}

async function fillFirst(client, reportId) {
  const { template } = compileTemplate(template2020);
  await client.query(
    'insert into section (report_id, key, position) select $1, key, place from unnest($2::text[]) with ordinality as s (key, place)',
    [reportId, [...template.sections.keys()]],
  );
  const { figures, answers } = goldenInputs;
  const insert = (table, cast, entries, places) =>
    client.query(
      `insert into ${table} (report_id, key, section_id, value)
       select $1, e.key, s.id, ${cast} from unnest($2::text[], $3::text[], $4::jsonb[]) as e (key, section, value)
       join section s on s.report_id = $1 and s.key = e.section`,
      [
        reportId,
        entries.map(([key]) => key),
        entries.map(([key]) => places.get(key).section),
        entries.map(([, value]) => JSON.stringify(value)),
      ],
    );
  const known = (values, places) => Object.entries(values).filter(([key]) => places.has(key));
  await insert('figure', `(e.value #>> '{}')::numeric`, known(figures, template.figures), template.figures);
  await insert('answer', 'e.value', known(answers, template.answers), template.answers);
}
