import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';
import type { Config } from '#platform/config';
import { isEpcis } from '../epcis/epcis-threshold.js';
import { LONGEST_URI } from '../epcis/standard.js';
import { openResolverThreshold } from '../resolver/resolver-threshold.js';
import { assets } from './assets.js';
import { ForeignRequest, UnreadableAddress } from './refusals.js';
import { showsKey } from './programs.js';
import { comesFromElsewhere } from './same-site.js';
import { sendSecurityHeaders } from './security-headers.js';

const YEAR_SECONDS = 31_536_000;

/** Everything a request passes before it reaches a page: cookies, headers, limits, and the two refusals at the threshold. */
export async function guardTheDoor(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(multipart, { throwFileSizeLimit: false });
  await app.register(serveStatic, {
    root: assets.folder,
    prefix: '/static/',
    cacheControl: false,
    decorateReply: false,
    setHeaders: keepForAYear,
  });
  const fastify = app.getHttpAdapter().getInstance();
  sendSecurityHeaders(fastify, config);
  openResolverThreshold(fastify);
  turnAwayAtTheThreshold(fastify, new URL(config.publicUrl).host);
}

/** File names carry a hash of their content, except the few fixed ones (the favicon), which are asked for again after a day. */
function keepForAYear(reply: { header(name: string, value: string): unknown }, path: string): void {
  const isHashed = /\.[0-9a-f]{10}\.(css|js|wasm)$|\.woff2$/.test(path);
  reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=86400');
}

function turnAwayAtTheThreshold(fastify: FastifyInstance, publicHost: string): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    // `/epcis` says so in the words of its standard.
    if (request.url.length > LONGEST_URI && !isEpcis(request.url)) return done(new UnreadableAddress());
    // PostgreSQL cannot hold a NUL in a text, and nobody types one.
    if (request.url.includes('%00') || request.url !== request.originalUrl) return done(new UnreadableAddress());
    const isForeign =
      !request.url.startsWith('/webhooks/') && !showsKey(request) && comesFromElsewhere(request, publicHost);
    done(isForeign ? new ForeignRequest() : undefined);
  });
}
