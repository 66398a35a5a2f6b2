// What every request to /epcis passes first: is the address readable in length, are the versions ours, can we answer in a form that is wanted.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CAPTURE_BYTES, EPC_FORMATS } from '#libs/epcis';
import { EpcisRefusal } from './epcis-problem.js';
import { openUpgrades } from './streams/upgrade.js';
import { CBV_VERSION, EPCIS_VERSION, LONGEST_URI, methodsAt, VERSION_HEADERS } from './standard.js';

export const isEpcis = (url: string): boolean => /^\/epcis(?:[/?]|$)/.test(url);

export function openEpcisThreshold(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  openUpgrades(fastify);
  fastify.addContentTypeParser(
    'application/ld+json',
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('error', 'error'),
  );
  fastify.addHook('onRoute', route => {
    if (/^\/epcis\/(capture|events)$/.test(route.url)) route.bodyLimit = CAPTURE_BYTES;
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isEpcis(request.url)) return done();
    void reply.headers({ ...VERSION_HEADERS, 'cache-control': 'private, no-store' });
    done(refusalOf(request));
  });
}

function refusalOf({ url, method, headers }: FastifyRequest): EpcisRefusal | undefined {
  if (url.length > LONGEST_URI)
    return new EpcisRefusal(
      414,
      'URITooLongException',
      `longer than ${LONGEST_URI} characters; use POST /epcis/queries`,
    );
  const methods = methodsAt(url.split('?')[0] ?? '');
  if (methods !== undefined && method !== 'HEAD' && !methods.split(', ').includes(method))
    return new EpcisRefusal(405, 'ImplementationException', `here are: ${methods}`, { Allow: methods });
  const wrong =
    outside(headers, 'gs1-epcis', EPCIS_VERSION) ??
    outside(headers, 'gs1-cbv', CBV_VERSION) ??
    otherFormat(headers['gs1-epc-format']) ??
    otherMedia(headers.accept);
  return wrong === undefined ? undefined : new EpcisRefusal(406, 'NotAcceptableException', wrong);
}

const VERSION = /^\d+(\.\d+)*$/;

/** Compares `2.0` with `2.0.1` part by part. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function outside(headers: FastifyRequest['headers'], name: string, ours: string): string | undefined {
  const asked = (end: string) => headers[`${name}-${end}`];
  for (const end of ['min', 'max', 'version']) {
    const version = asked(end);
    if (version === undefined) continue;
    if (typeof version !== 'string' || !VERSION.test(version.trim())) return `${name}-${end} is no version`;
    const difference = compareVersions(version.trim(), ours);
    const isWrong =
      end === 'min' ? difference > 0 : end === 'max' ? difference < 0 : !isSameMinor(version.trim(), ours);
    if (isWrong) return `${name}-${end} is ${version}, and we speak ${ours}`;
  }
  return undefined;
}

/** A document of 2.0.1 is one of 2.0. */
const isSameMinor = (a: string, b: string): boolean =>
  compareVersions(a.split('.').slice(0, 2).join('.'), b.split('.').slice(0, 2).join('.')) === 0;

function otherFormat(format: string | string[] | undefined): string | undefined {
  if (format === undefined || EPC_FORMATS.includes(format as never)) return undefined;
  return `GS1-EPC-Format is none of ${EPC_FORMATS.join(', ')}`;
}

function otherMedia(accept: string | undefined): string | undefined {
  if (accept === undefined || accept.trim() === '') return undefined;
  const ranges = accept.split(',').filter(range => !/;\s*q=0(\.0+)?\s*$/.test(range));
  const types = ranges.map(range => range.split(';')[0]?.trim().toLowerCase() ?? '');
  const ours = /^(\*\/\*|application\/(\*|json|ld\+json|problem\+json)|text\/html)$/;
  return types.some(type => ours.test(type)) ? undefined : 'we answer in application/json and application/ld+json';
}
