import pg from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import { SetupError } from '../setup/place.mjs';
import { commandName, product } from './installation.mjs';
import { copyIn } from './copy.mjs';
import { copyStatement, exactText, migrationsTable } from './snapshot.mjs';

/** Everything of the product that a database may hold, so that the backup's own schema can be made in its place. */
const dropEverything = /* sql */ `do $$
declare statement text;
begin
  for statement in
    select format('drop table public.%I cascade', relname) from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    union all
    select format('drop routine %s cascade', p.oid::regprocedure) from pg_proc p
      where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  loop
    execute statement;
  end loop;
end $$`;

/** Where jobs wait when there is no Redis. They are not in a backup: the outbox hands them out again. */
const queueSchema = 'bullmq';

/**
 * Work that was handed to a queue shortly before the backup may not have been done yet: it is handed out again, and
 * changes nothing where it was. So are mails that had not been sent.
 */
const handOutAgain = /* sql */ `
  update outbox set relayed_at = null
  where relayed_at > $1::timestamptz - interval '1 hour'
    or (topic = 'mail' and exists (select from mail where id::text = payload ->> 'mailId' and state = 'pending'))`;

/** What the program itself writes at its first start. */
const filledByProgram = [migrationsTable, 'template_version'];

/** Whether nobody has put anything into the database yet. */
export async function isEmpty(client) {
  const { rows } = await client.query(
    `select format('select from public.%I', relname) as probe from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all ($1)`,
    [filledByProgram],
  );
  if (!rows.length) return true;
  const probes = rows.map(({ probe }) => `exists (${probe})`).join(' or ');
  return !(await client.query(`select ${probes} as filled`)).rows[0].filled;
}

/** Connection of the product's own kind whose migrations are exactly those that the backup had. */
async function dataSourceAt(url, migrations) {
  const { dataSourceOptions } = await product('database/data-source.js');
  const options = dataSourceOptions(url, 2);
  const known = new Map(options.migrations.map((migration) => [new migration().name ?? migration.name, migration]));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length)
    throw new SetupError(
      `这份备份来自更新的版本（${unknown.join('、')}）。请先升级程序，再恢复。\n` +
        'The backup was made by a newer version; upgrade the program first.',
    );
  const wanted = migrations.map((name) => known.get(name));
  return new DataSource({ ...options, migrations: wanted, applicationName: commandName }).initialize();
}

/**
 * Puts the records behind the header into the database, in one transaction: drops what is there, builds the schema by
 * the product's migrations, fills it. Files go to `files`. Whatever fails, the database stays as it was.
 */
export async function load(url, { migrations, createdAt }, reader, files) {
  const dataSource = await dataSourceAt(url, migrations);
  const runner = dataSource.createQueryRunner();
  try {
    const client = await runner.connect();
    await runner.startTransaction();
    await client.query(exactText);
    await client.query(`${dropEverything}; drop schema if exists ${queueSchema} cascade`);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'none';
    await executor.executePendingMigrations();
    const foreignKeys = await takeForeignKeys(client);
    await readRecords(client, reader, files);
    for (const { add } of foreignKeys) await client.query(add);
    await client.query(handOutAgain, [createdAt]);
    await runner.commitTransaction();
    await client.query('analyze');
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new SetupError(
      `数据库没有接受备份的内容：${error.message}。数据库保持原样。\n` +
        'The database did not accept the contents of the backup and was left as it was.',
    );
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

/** Tables come in the order of their names; the keys between them are checked again once all are there. */
async function takeForeignKeys(client) {
  const { rows } = await client.query(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`);
  for (const { drop } of rows) await client.query(drop);
  return rows;
}

async function readRecords(client, reader, files) {
  for (;;) {
    const record = await reader.next();
    if (record.kind === 'end') return;
    if (record.kind === 'table') await copyIn(client, copyStatement(client, record, 'from stdin'), reader.chunks());
    else if (record.kind === 'file') await files.write(record.path, reader.chunks());
    else if (record.kind === 'sequence')
      await client.query('select setval($1::regclass, $2::bigint)', [`public.${record.name}`, record.value]);
    else throw new SetupError(`备份里有不认识的内容：${record.kind}  The backup has a record of an unknown kind.`);
  }
}
