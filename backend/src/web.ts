import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The built frontend beside the built server: dist/frontend/browser. */
const site = fileURLToPath(new URL('../../../frontend/browser', import.meta.url));

/** Security headers, and the built frontend for every path outside the API. */
export async function serveSite(app: NestFastifyApplication, secure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // components set element styles; they cannot run anything
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
  });
  if (!existsSync(join(site, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: site,
    wildcard: false,
    // laid there by the build
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    cacheControl: false,
    setHeaders: (response, path) => void response.header('cache-control', named.test(path) ? forever : 'no-cache'),
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request, reply) => (isFile(request.url) ? reply.callNotFound() : reply.sendFile('index.html')));
}

/** A file whose name holds the hash of its content, as the build names scripts and styles. */
const named = /-[\w-]{8}\.(js|css)(\.br|\.gz)?$/;
const forever = 'public, max-age=31536000, immutable';

/** Not a page: the API, or a script of an earlier build that a page still open asks for. */
const isFile = (url: string): boolean => /^\/api(\/|\?|$)|^[^?]*\.(js|css|map|svg|ico|png|json)(\?|$)/.test(url);
