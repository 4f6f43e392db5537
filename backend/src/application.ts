import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { INestApplicationContext } from '@nestjs/common';
import multipart from '@fastify/multipart';
import { LogController } from 'fastify';
import { AppModule } from './app.module.js';
import { answerClientError } from './common/client-errors.js';
import { compressJson } from './common/compression.js';
import { createLog, nestLogger } from './common/pino-logger.js';
import { answerProblem, ProblemFilter } from './common/problem.filter.js';
import type { Config } from './config/config.js';
import { serveSite } from './web.js';

export interface RunningApplication {
  url: string;
  context: INestApplicationContext;
  /** Finishes requests and jobs that run, then closes every connection. */
  close(): Promise<void>;
}

/** Largest request; a narrative has 4,000 characters, a whole table some kilobytes. */
const bodyLimit = 1024 * 1024;

/** Longest value in a path: the key of a finding names rows and columns, up to 300 characters. */
const maxParamLength = 1000;

/** Starts the parts that `config.role` names on a database. */
export function startApplication(config: Config, databaseUrl: string): Promise<RunningApplication> {
  return config.role === 'worker' ? startWorker(config, databaseUrl) : startServer(config, databaseUrl);
}

async function startServer(config: Config, databaseUrl: string): Promise<RunningApplication> {
  const log = createLog(config.logLevel);
  const adapter = new FastifyAdapter({
    bodyLimit,
    loggerInstance: log,
    logController: new LogController({
      disableRequestLogging: config.logLevel !== 'debug' && config.logLevel !== 'trace',
    }),
    routerOptions: { maxParamLength },
    frameworkErrors: answerProblem,
    clientErrorHandler: answerClientError,
    // proxies may hand on an id; anything else gets its own
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) =>
      knownRequestId(request.headers['x-request-id']) ?? randomUUID(),
    forceCloseConnections: 'idle',
    trustProxy: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, databaseUrl), adapter, {
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  app.useGlobalFilters(new ProblemFilter());
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  fastify.addHook('onSend', compressJson);
  await app.register(multipart);
  await serveSite(app, config.publicUrl.startsWith('https:'));
  await app.listen(config.port, config.host);
  return { url: await app.getUrl(), context: app, close: () => closeWithCallers(app) };
}

const idleSweepMs = 100;

/** A caller whose last answer came after the end had begun would keep its connection, and with it the process, alive. */
async function closeWithCallers(app: NestFastifyApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), idleSweepMs);
  await app.close().finally(() => clearInterval(sweep));
}

function knownRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : undefined;
}

/** A worker serves nothing but its own health. */
async function startWorker(config: Config, databaseUrl: string): Promise<RunningApplication> {
  const log = createLog(config.logLevel);
  const context = await NestFactory.createApplicationContext(AppModule.with(config, databaseUrl), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  const health = await listen(config);
  const { port } = health.address() as { port: number };
  return {
    url: `http://${config.host}:${port}`,
    context,
    close: async () => {
      health.close();
      await context.close();
    },
  };
}

function listen({ port, host }: Config): Promise<Server> {
  const server = createServer((request, response) => {
    const known = request.url === '/api/health/live' || request.url === '/api/health/ready';
    response
      .writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
      .end(known ? '{"status":"ready"}' : '{}');
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
