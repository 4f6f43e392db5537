import { copyOut } from './copy.mjs';

/** TypeORM's own record of migrations; it is told in the header and comes back by running them. */
export const migrationsTable = 'migrations';

/** Tables of the product with the columns that are stored (generated ones come back by themselves). */
const tablesQuery = /* sql */ `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname order by c.relname`;

/** All rows exactly: PostgreSQL's own text format, read with the settings under which it was written. */
export const exactText = /* sql */ `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local client_encoding = 'UTF8'; set local extra_float_digits = 1; set local bytea_output = 'hex'`;

/** `copy` of the stored columns of one table; `direction` is `to stdout` or `from stdin`. */
export function copyStatement(client, { name, columns }, direction) {
  const quoted = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  return `copy public.${client.escapeIdentifier(name)} (${quoted}) ${direction}`;
}

/** Runs `work` in one read-only snapshot: what commits meanwhile is either wholly in the backup or not at all. */
export async function inSnapshot(client, work) {
  await client.query('begin isolation level repeatable read, read only');
  await client.query(exactText);
  const result = await work();
  await client.query('commit');
  return result;
}

/** Names of the migrations that the database has had, oldest first; none for a database without the product's schema. */
export async function migrationsOf(client) {
  const { rows } = await client.query('select to_regclass($1) is not null as there', [`public.${migrationsTable}`]);
  if (!rows[0].there) return [];
  const done = await client.query(`select name from public.${migrationsTable} order by id`);
  return done.rows.map(({ name }) => name);
}

/** Writes every table, then where the sequences stand; gives the number of tables. */
export async function writeTables(client, archive) {
  const { rows: tables } = await client.query(tablesQuery, [migrationsTable]);
  for (const table of tables) {
    await archive.record({ kind: 'table', ...table });
    for await (const rows of copyOut(client, copyStatement(client, table, 'to stdout'))) await archive.chunk(rows);
  }
  const { rows: sequences } = await client.query(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null and sequencename <> $1 order by 1`,
    [`${migrationsTable}_id_seq`],
  );
  for (const sequence of sequences) await archive.record({ kind: 'sequence', ...sequence });
  return tables.length;
}
