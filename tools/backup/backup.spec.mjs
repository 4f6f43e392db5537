import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { savedFolders } from './folders.mjs';
import { product } from './installation.mjs';
import { at, command, fingerprint, openFolder, rules, startProduct } from './testing/installations.mjs';

const folder = openFolder(mkdtempSync(join(tmpdir(), 'countersign-backup-')));
const here = openFolder(folder, 'here');
const backup = join(folder, 'quiet.backup');
const kept = randomBytes(3_000_000);
let stopProduct;
/** The database of the installation that is backed up; its server also holds the databases to restore into. */
let url;

async function newDatabase(name) {
  await at(url, (client) => client.query(`create database ${name}`));
  return url.replace(/[^/]+$/, name);
}
const restore = (file, databaseUrl, ...options) =>
  command('restore.mjs', [file, ...options], { DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'elsewhere') });

/** Values that a careless format would bend: many digits, JSON null beside NULL, separators and escapes in text. */
const delicate = `
  insert into department (name) values (E'制表\\t换行\\n反斜线\\\\N\\\\.末');
  update figure set value = 123456789012.000000000000000000000000100 where ctid = (select min(ctid) from figure);
  insert into change (report_id, section_id, section_revision, kind, key, before, after, person_name, person_post)
    select report_id, id, 1, 'answer', 'k', 'null', null, '“引号”', '\\.' from section limit 1;
  insert into outbox (topic, payload, relayed_at) values
    ('recompute', '{"lately": true}', now()), ('recompute', '{"long ago": true}', now() - interval '2 hours')`;

beforeAll(async () => {
  stopProduct = await startProduct(here, true);
  const { startEmbeddedPostgres } = await product('database/embedded-postgres.js');
  ({ url } = await startEmbeddedPostgres(here));
  openFolder(here, 'mail');
  openFolder(here, 'files', 'ab');
  openFolder(here, 'files', 'staging');
  writeFileSync(join(here, 'files/ab/abcd'), kept);
  writeFileSync(join(here, 'files/staging/one.part'), 'half');
  writeFileSync(join(here, 'mail/one.eml'), kept);
  writeFileSync(join(here, 'mail/two.part'), 'half');
  await at(url, (client) => client.query(delicate));
}, 300_000);

afterAll(async () => {
  await stopProduct?.();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup of the running product', () => {
  it('holds what commits together either wholly or not at all', async () => {
    const file = join(folder, 'busy.backup');
    let busy = true;
    const writing = at(url, async (client) => {
      for (let number = 0; busy; number += 1) {
        await client.query('begin');
        await client.query('insert into department (name) values ($1)', [`忙碌${number}`]);
        await client.query("insert into office (department_id, name) select id, '科' from department where name = $1", [
          `忙碌${number}`,
        ]);
        await client.query('commit');
      }
    });
    expect(await command('backup.mjs', ['--to', file], { DATA_DIR: here })).toMatchObject({ code: 0 });
    busy = false;
    await writing;
    const restored = await newDatabase('busy');
    expect(await restore(file, restored)).toMatchObject({ code: 0 });
    const counts = await at(restored, (client) =>
      client.query(`select count(*)::integer as departments, count(o.id)::integer as offices
        from department d left join office o on o.department_id = d.id where d.name like '忙碌%'`),
    );
    expect(counts.rows[0].departments).toBeGreaterThan(0);
    expect(counts.rows[0].offices).toBe(counts.rows[0].departments);
  });

  it('is for its owner only, overwrites no file, and leaves nothing half written', async () => {
    expect(await command('backup.mjs', ['--to', backup], { DATA_DIR: here })).toMatchObject({ code: 0 });
    expect(statSync(backup).mode & 0o077).toBe(0);
    const again = await command('backup.mjs', ['--to', backup], { DATA_DIR: here });
    expect(again.code).toBe(1);
    expect(again.said).toContain('已经存在');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('knows every folder that the product keeps in DATA_DIR', () => {
    const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => name !== 'postgres')).toEqual(savedFolders);
  });

  it('is not made where there is nothing to save', async () => {
    const { code, said } = await command('backup.mjs', ['--to', join(folder, 'none')], { DATA_DIR: folder });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('无可备份') });
  });
});

describe('a restore', () => {
  it('gives back every row, rule, sequence and file in an installation that was started but never used', async () => {
    const there = openFolder(folder, 'there');
    const stop = await startProduct(there, false);
    await stop();
    const { code, said } = await command('restore.mjs', [backup], { DATA_DIR: there });
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('全部衔接') });
    const { startEmbeddedPostgres } = await product('database/embedded-postgres.js');
    const restored = await startEmbeddedPostgres(there);
    try {
      expect(await fingerprint(restored.url)).toEqual(await fingerprint(url));
      expect(await rules(restored.url)).toEqual(await rules(url));
    } finally {
      await restored.stop();
    }
    expect(readFileSync(join(there, 'mail/one.eml')).equals(kept)).toBe(true);
    expect(readdirSync(join(there, 'mail'))).toEqual(['one.eml']);
    expect(readFileSync(join(there, 'files/ab/abcd')).equals(kept)).toBe(true);
    expect(existsSync(join(there, 'files/staging'))).toBe(false);
    expect(readdirSync(there).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('hands out again what a queue may still have held, and nothing older', async () => {
    const restored = await newDatabase('handed');
    expect(await restore(backup, restored)).toMatchObject({ code: 0 });
    const { rows } = await at(restored, (client) =>
      client.query(`select payload, relayed_at is null as waits from outbox where payload ?| array['lately', 'long ago']
        order by id`),
    );
    expect(rows).toEqual([
      { payload: { lately: true }, waits: true },
      { payload: { 'long ago': true }, waits: false },
    ]);
  });

  it('refuses a database with rows, and replaces them only when it is told to', async () => {
    const filled = await newDatabase('filled');
    expect(await restore(backup, filled)).toMatchObject({ code: 0 });
    await at(filled, (client) => client.query("insert into department (name) values ('后来的单位')"));
    const before = await fingerprint(filled);
    const refused = await restore(backup, filled);
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('--replace') });
    expect(await fingerprint(filled)).toEqual(before);
    expect(await restore(backup, filled, '--replace')).toMatchObject({ code: 0 });
    expect(await fingerprint(filled)).toEqual(await fingerprint(url));
  });

  it('refuses while the product runs on the database, even with --replace', async () => {
    const before = await fingerprint(url);
    const refused = await command('restore.mjs', [backup, '--replace'], { DATA_DIR: here });
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('请先停止会签') });
    expect(await fingerprint(url)).toEqual(before);
  });
});

describe('a file that is not exactly a backup', () => {
  const whole = () => readFileSync(backup);
  const flipped = () => {
    const bytes = whole();
    bytes[bytes.length >> 1] ^= 1;
    return bytes;
  };
  /** A well-formed archive with other contents: what a digest alone would let pass. */
  const archive = (header, ...records) => {
    const text = [{ kind: 'countersign-backup', format: 1, migrations: [], ...header }, ...records]
      .map((record) => `${JSON.stringify(record)}\n`)
      .join('');
    const sha256 = createHash('sha256').update(text).digest('hex');
    return gzipSync(`${text}${JSON.stringify({ kind: 'end', sha256 })}\n`);
  };
  let database;
  let before;
  beforeAll(async () => {
    database = await newDatabase('kept');
    await restore(backup, database);
    before = await fingerprint(database);
  });
  const current = { migrations: ['Initial1700000000000'] };

  it.each([
    ['one bit is wrong', flipped, '已损坏'],
    ['the end is missing', () => whole().subarray(0, -1000), '已损坏'],
    ['something follows', () => Buffer.concat([whole(), gzipSync('more')]), '已损坏'],
    ['it has another content than its digest says', () => gzipSync(gunzipSync(whole()).fill('x', 900, 901)), '已损坏'],
    ['it is text', () => Buffer.from('select 1'), '已损坏'],
    ['it is another archive', () => archive({ kind: 'other' }), '不是这个版本能读的会签备份'],
    ['it is of a later format', () => archive({ format: 2 }), '不是这个版本能读的会签备份'],
    ['it has migrations that are not known', () => archive({ migrations: ['Later1'] }), '更新的版本'],
    [
      'it has a table that is not known',
      () => archive(current, { kind: 'table', name: 'x', columns: ['y'] }),
      '没有接受备份的内容',
    ],
    ['it has a file elsewhere', () => archive(current, { kind: 'file', path: 'mail/../../x' }), '不该有的文件路径'],
    ['it has a record that is not known', () => archive(current, { kind: 'view' }), '不认识的内容'],
  ])('is refused and changes nothing: %s', async (_case, make, reason) => {
    const file = join(folder, 'wrong.backup');
    writeFileSync(file, make());
    const { code, said } = await restore(file, database, '--replace');
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(reason) });
    expect(await fingerprint(database)).toEqual(before);
  });
});
