import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { root } from '../setup/place.mjs';

const folder = join(root, 'docker');
const read = (name) => readFileSync(join(root, name), 'utf8');
const source = read('docker/compose.yaml');
const { services, volumes, secrets } = parse(source, { merge: true });
const each = Object.entries(services);
const ours = each.filter(([, service]) => service.build);
const foreign = each.filter(([, service]) => !service.build);

/** Names that the server reads, as its configuration lists them. */
const configured = [...read('backend/src/config/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
  ([, name]) => name,
);
const asFiles = [...read('backend/src/config/secret-files.ts').matchAll(/'([A-Z_]+)'/g)].map(
  ([, name]) => `${name}_FILE`,
);
/** Names that the compose file asks of its environment, and those that `.env.example` explains. */
const asked = [...source.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
const explained = [...read('docker/.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);

describe('compose.yaml', () => {
  it('runs two api and two workers on one PostgreSQL and one Redis, behind a proxy, with a mail catcher', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'mail', 'postgres', 'proxy', 'redis', 'worker']);
    const roles = ours.map(([name, { environment, deploy }]) => [name, environment.ROLE, deploy.replicas]);
    expect(roles).toEqual([
      ['api', 'api', 2],
      ['worker', 'worker', 2],
    ]);
    expect(readFileSync(join(folder, 'Caddyfile'), 'utf8')).toContain('api 3000');
  });

  it('names, beside PostgreSQL, Redis, mail and secrets, only variables that the server knows', () => {
    const used = ours.flatMap(([, { environment }]) => Object.keys(environment));
    expect(configured).toEqual(expect.arrayContaining(['PORT', 'DATABASE_URL', 'LOG_LEVEL']));
    expect(used.filter((name) => ![...configured, ...asFiles].includes(name))).toEqual([]);
    const needed = ['NODE_ENV', 'DATABASE_URL_FILE', 'REDIS_URL', 'SMTP_URL', 'PUBLIC_URL', 'MAIL_FROM', 'ROLE'];
    for (const [, { environment }] of ours) expect(Object.keys(environment)).toEqual(expect.arrayContaining(needed));
  });

  it('asks for nothing that .env.example does not explain, and .env.example explains nothing else', () => {
    expect([...new Set(asked)].sort()).toEqual([...new Set(explained)].sort());
  });

  it('declares every volume and secret that it uses, and uses every one that it declares', () => {
    const named = each.flatMap(([, { volumes: used = [] }]) => used.map((volume) => volume.split(':')[0]));
    expect([...new Set(named.filter((name) => !name.startsWith('.')))].sort()).toEqual(Object.keys(volumes).sort());
    const secret = each.flatMap(([, { secrets: used = [] }]) => used);
    expect([...new Set(secret)].sort()).toEqual(Object.keys(secrets).sort());
    for (const [, { environment = {}, secrets: used = [] }] of each)
      for (const [, name] of JSON.stringify(environment).matchAll(/\/run\/secrets\/(\w+)/g))
        expect(used).toContain(name);
  });

  it('mounts and builds from files that exist', () => {
    const mounted = each.flatMap(([, { volumes: used = [] }]) => used.map((volume) => volume.split(':')[0]));
    for (const path of mounted.filter((name) => name.startsWith('.')))
      expect(existsSync(join(folder, path))).toBe(true);
    for (const [, { build }] of ours) expect(existsSync(join(folder, build.context, build.dockerfile))).toBe(true);
  });

  it('knows of each service whether it is healthy, restarts it, and limits its logs', () => {
    const dockerfile = read('docker/Dockerfile');
    for (const [name, { healthcheck, build, restart, logging }] of each) {
      const checked = build ? dockerfile.includes('\nHEALTHCHECK ') : healthcheck?.test?.length > 0;
      expect([name, checked, restart, logging?.options?.['max-size']]).toEqual([name, true, 'unless-stopped', '20m']);
    }
  });

  it('starts a service only after those that it needs are healthy', () => {
    const needs = Object.fromEntries(each.map(([name, { depends_on: on = {} }]) => [name, Object.keys(on)]));
    expect(needs).toMatchObject({ api: ['postgres', 'redis'], worker: ['postgres', 'redis'], proxy: ['api'] });
    for (const [, { depends_on: on = {} }] of each)
      for (const { condition } of Object.values(on)) expect(condition).toBe('service_healthy');
  });

  it('pins the images of others to a version', () => {
    for (const [, { image }] of foreign) expect(image).toMatch(/^[\w./-]+:v?\d+[\w.-]*$/);
    for (const [, image] of read('docker/Dockerfile').matchAll(/^FROM (\S+)/gm))
      expect(image).toMatch(/^node:24[\w.-]*$/);
  });

  it('shows only the proxy to the network, and the mail catcher to this machine', () => {
    const published = each.flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port.startsWith('127.0.0.1:')]),
    );
    expect(published).toEqual([
      ['proxy', false],
      ['mail', true],
    ]);
  });

  it('gives the server longer to stop than it takes to finish its work', () => {
    const stopMs = /const stopMs = ([\d_]+)/.exec(read('backend/src/main.ts'))[1].replaceAll('_', '');
    for (const [, { stop_grace_period: grace }] of ours)
      expect(Number.parseInt(grace, 10) * 1000).toBeGreaterThan(Number.parseInt(stopMs, 10));
  });
});

describe('make-secrets.sh', () => {
  it('makes each declared secret once, with the same password in the address of the database', () => {
    const place = mkdtempSync(join(tmpdir(), 'countersign-secrets-'));
    const secret = (name) => readFileSync(join(place, 'secrets', name), 'utf8');
    const make = () => execFileSync('/bin/sh', [join(folder, 'make-secrets.sh')], { cwd: place });
    try {
      make();
      const first = Object.keys(secrets).map(secret);
      make();
      expect(Object.keys(secrets).map(secret)).toEqual(first);
      expect(readdirSync(join(place, 'secrets')).sort()).toEqual(Object.keys(secrets).sort());
      expect(secret('session_secret')).toHaveLength(64);
      const url = new URL(secret('database_url'));
      const { POSTGRES_USER, POSTGRES_DB } = services.postgres.environment;
      expect([url.username, url.password, url.host, url.pathname]).toEqual([
        POSTGRES_USER,
        secret('database_password'),
        'postgres:5432',
        `/${POSTGRES_DB}`,
      ]);
      // user 10001 of the image reads them through the mount
      expect(statSync(join(place, 'secrets/database_url')).mode & 0o004).toBe(0o004);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});

describe('the README', () => {
  it('explains every variable that the server reads, and no other', () => {
    const table = read('README.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const listed = table.flatMap((line) => [...line.split('|')[1].matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(listed.sort()).toEqual([...configured].sort());
  });
});
