import { readdirSync, readFileSync } from 'node:fs';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnProcess, type TestProcess } from '../support/processes.js';
import { createDatabase } from '../support/test-databases.js';

const site = fileURLToPath(new URL('../../../dist/frontend/browser/', import.meta.url));
const scripts = readdirSync(site).filter((name) => /^(chunk|main|styles|polyfills)-.*\.(js|css)$/.test(name));
const forever = 'public, max-age=31536000, immutable';
const readers: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  '': (body) => body,
};

let database: Awaited<ReturnType<typeof createDatabase>>;
let server: TestProcess;
beforeAll(async () => {
  database = await createDatabase();
  // as built: the site lies beside the built server
  server = await spawnProcess({ ROLE: 'api', DATABASE_URL: database.url });
}, 60_000);
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** The bytes as they come over the wire: fetch would unpack them. */
function get(path: string, encoding = ''): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    ask(`${server.url}${path}`, { headers: encoding ? { 'accept-encoding': encoding } : {} }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .once('error', reject)
      .end();
  });
}

it('every built script and style is kept by browsers for ever, and comes compressed with the same content', async () => {
  expect(scripts.length).toBeGreaterThan(10);
  for (const name of scripts)
    for (const [encoding, read] of Object.entries(readers)) {
      const { status, headers, body } = await get(`/${name}`, encoding);
      expect({ name, status, cache: headers['cache-control'] }).toEqual({ name, status: 200, cache: forever });
      expect(headers['content-type']).toMatch(name.endsWith('.js') ? /javascript/ : /css/);
      const original = readFileSync(new URL(name, `file://${site}`));
      const isLarge = original.length >= 1024;
      expect({ name, encoding: headers['content-encoding'] }).toEqual({
        name,
        encoding: isLarge && encoding ? encoding : undefined,
      });
      expect(headers.vary).toBe('accept-encoding');
      expect((isLarge ? read(body) : body).equals(original)).toBe(true);
    }
}, 60_000);

it('the product starts without a warning of its libraries', () => {
  expect(server.output()).not.toMatch(/deprecat|FSTDEP|Warning/i);
});

describe('the page itself', () => {
  it.each(['/', '/index.html', '/reports/1', '/sign-in?next=%2Freports'])(
    '%s is asked for anew each time',
    async (path) => {
      const { status, headers, body } = await get(path, 'gzip, br');
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-type']).toMatch(/text\/html/);
      expect(readers[headers['content-encoding'] ?? '']!(body).toString()).toContain('<cs-root');
    },
  );

  it('is not given in place of a script that an earlier build had', async () => {
    const { status, headers } = await get('/chunk-AAAAAAAA.js');
    expect(status).toBe(404);
    expect(headers['content-type']).toMatch(/problem\+json/);
    expect(headers['cache-control']).not.toBe(forever);
  });

  it('is not given in place of an address of the API', async () => {
    for (const path of ['/api', '/api/nothing', '/api?x=1']) expect((await get(path)).status).toBe(404);
  });

  it('is not asked for with its compressed name', async () => {
    expect((await get(`/${scripts[0]}.br`)).headers['content-type']).not.toMatch(/octet/);
  });
});

describe('a large JSON answer', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', ''],
    ['', ''],
  ])('to who accepts “%s” comes as “%s”', async (accepted, encoding) => {
    const { status, headers, body } = await get('/api/openapi.json', accepted);
    expect(status).toBe(200);
    expect(headers['content-encoding'] ?? '').toBe(encoding);
    expect(headers.vary).toMatch(/accept-encoding/i);
    expect(headers['content-length']).toBe(String(body.length));
    expect(JSON.parse(readers[encoding]!(body).toString())).toHaveProperty('openapi');
  });

  it('is compressed, and a small one is left alone', async () => {
    const plain = await get('/api/openapi.json');
    expect((await get('/api/openapi.json', 'br')).body.length).toBeLessThan(plain.body.length / 4);
    expect((await get('/api/health/live', 'br')).headers['content-encoding']).toBeUndefined();
  });
});
