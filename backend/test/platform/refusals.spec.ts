import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@countersign/contracts';
import { HttpException } from '@nestjs/common';
import { problemOf } from '../../src/common/problem.filter.js';
import type { Caller } from '../support/caller.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startServer({ role: 'api' });
  await server.addPerson('chief', [{ role: 'administrator' }]);
  admin = await server.as('chief');
}, 60_000);
afterAll(() => server.close());

const chinese = /[\u4e00-\u9fff]/;

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${server.url}${path}`, init);
  return { response, problem: (await response.json()) as Problem };
}

describe('what the framework refuses', () => {
  const json = { 'content-type': 'application/json' };
  it.each<[string, string, RequestInit, number, string]>([
    ['a body that is not JSON', '/api/session', { method: 'POST', headers: json, body: '{' }, 400, 'bad_request'],
    ['an empty body', '/api/session', { method: 'POST', headers: json }, 400, 'bad_request'],
    [
      'a prototype in the body',
      '/api/session',
      { method: 'POST', headers: json, body: '{"__proto__":{"a":1}}' },
      400,
      'bad_request',
    ],
    [
      'a body of another type',
      '/api/session',
      { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' },
      415,
      'unsupported_media_type',
    ],
    [
      'a body of 5 MB',
      '/api/session',
      { method: 'POST', headers: json, body: JSON.stringify({ username: '甲'.repeat(1_700_000), password: '乙' }) },
      413,
      'too_large',
    ],
    ['a malformed address', '/api/reports/%E0%A4%A', {}, 400, 'bad_request'],
    ['a value of 1,001 characters in the path', `/api/reports/${'长'.repeat(1001)}`, {}, 414, 'address_too_long'],
    ['an address that is no route', '/api/nothing', {}, 404, 'not_found'],
    ['a method that the route has not', '/api/session', { method: 'PATCH' }, 404, 'not_found'],
  ])('%s is told as a problem in Chinese', async (_, path, init, status, code) => {
    const { response, problem } = await ask(path, init);
    expect(problem).toMatchObject({ status, code, type: `urn:countersign:problem:${code}` });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.title).toMatch(chinese);
    expect(problem.detail).toMatch(chinese);
    expect(problem.requestId).toMatch(/^[\w-]{8,}$/);
  });

  it('is told in English to who prefers it', async () => {
    const { problem } = await ask('/api/reports/%E0%A4%A', { headers: { 'accept-language': 'en-GB, zh;q=0.5' } });
    expect(problem.title).toBe('Bad request');
    expect(problem.detail).not.toMatch(chinese);
  });

  it.each([
    ['headers of 32 kB', `GET /api/health/live HTTP/1.1\r\nHost: a\r\nCookie: ${'c'.repeat(32_768)}\r\n\r\n`, 431],
    ['what is not HTTP', 'hello\r\n\r\n', 400],
  ])('%s get a problem before there is a request', async (_, text, status) => {
    const socket = connect(Number.parseInt(new URL(server.url).port, 10), '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes: Buffer) => (answer += bytes.toString('utf8')));
    socket.write(text);
    await once(socket, 'close');
    const [head, body] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain('application/problem+json');
    const problem = JSON.parse(body!) as Problem;
    expect(problem.status).toBe(status);
    expect(problem.detail).toMatch(chinese);
  });
});

describe('every status from 400 to 499', () => {
  const statuses = Array.from({ length: 100 }, (_, index) => 400 + index);

  it('of the application framework keeps its status and says a way out in Chinese', () => {
    for (const status of statuses) {
      const { status: told, detail } = problemOf(new HttpException('inside', status));
      expect(told).toBe(status);
      expect(detail.zh).toMatch(/请|可能/);
    }
  });

  it('of the web server does too', () => {
    for (const statusCode of statuses)
      expect(problemOf(Object.assign(new Error('inside'), { statusCode })).status).toBe(statusCode);
  });

  it('has a code of its own where there is something particular to do', () => {
    const particular = [401, 403, 404, 405, 406, 408, 409, 412, 413, 414, 415, 422, 429, 431];
    const codes = particular.map((status) => problemOf(new HttpException('', status)).code);
    expect(new Set(codes).size).toBe(particular.length);
    expect(codes).not.toContain('bad_request');
  });
});

describe('text that cannot be kept as it is', () => {
  it.each([
    ['a NUL', 'a\0b'],
    ['the first half of a pair', 'a\ud83db'],
    ['the second half of a pair', '\ude00'],
    ['halves in the wrong order', '\ude00\ud83d'],
  ])('%s is refused with its field', async (_, text) => {
    const { status, problem } = await admin.call('signIn', { body: { username: text, password: 'x' } });
    expect(status).toBe(422);
    expect(problem).toMatchObject({ code: 'invalid_input', field: 'username' });
    expect(problem.errors).toMatchObject([{ code: 'forbidden_character', field: 'username' }]);
    expect(problem.detail).toMatch(chinese);
  });

  it('is refused in the name of a value', async () => {
    const { problem } = await admin.call('signIn', { body: { username: 'a', password: 'x', 'b\ud800': 1 } });
    expect(problem).toMatchObject({ status: 422, code: 'invalid_input' });
  });

  it('is refused in what is searched for', async () => {
    const { problem } = await admin.call('search', { query: { q: 'a\0' } });
    expect(problem).toMatchObject({ status: 422, field: 'q' });
  });

  it('is not a whole character beyond the first 65,536', async () => {
    const { status } = await admin.call('signIn', { body: { username: '😀𠮷', password: 'x' } });
    expect(status).toBe(401);
  });

  it('is not nested a hundred thousand deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { problem } = await ask('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"username":"a","password":"b","more":${deep}}`,
    });
    expect(problem).toMatchObject({ status: 422, field: 'more' });
  });
});
