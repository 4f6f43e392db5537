import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { describeProblem, problemOf, problemType } from './problem.filter.js';

/** Statuses of what Node's own HTTP parser refuses, before there is a request; anything else is malformed. */
const statuses: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** Answers a connection on which no request could be read: the problem in Chinese, since no language was heard. */
export function answerClientError({ code }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const statusCode = statuses[code ?? ''] ?? 400;
  const request = { id: randomUUID(), headers: {} } as FastifyRequest;
  const body = JSON.stringify(describeProblem(problemOf({ statusCode }), request));
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
        `Content-Type: ${problemType}\r\nConnection: close\r\n\r\n${body}`,
    );
  socket.destroySoon();
}
