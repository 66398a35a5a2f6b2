// What no route of the resolver takes, though it is meant for it: another method is 405, what is no Digital Link any more or not yet is 400. Whatever else is
// not found is some page that nobody has.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { aiFacts, isCompressedLink, isMalformed, readDigitalLink } from '#libs/gs1';
import { wishOf } from '#libs/resolver';
import { paths } from '../paths.js';
import { UnreadableAddress } from '../web/refusals.js';
import { ALLOWED, OPEN_TO_ALL } from './open-to-all.js';
import { problem, type ResolverAnswer } from './resolver-answer.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const SELF_DESCRIPTION = new Set<string>([paths.resolver, paths.linksetContext]);

/** Before the refusal of foreign requests: nothing is changed here, so whoever asks is told what there is. */
export function openResolverThreshold(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const [path = ''] = request.url.split('?', 1);
    if (!READING.has(request.method)) {
      if (!isOfResolver(path)) return done();
      return answer(reply, problem(405, 'the resolver is only read'), ALLOWED);
    }
    if (!isOfResolver(path) && !wasOnceALink(path)) return done();
    if (wishOf({ query: '', accept: request.headers.accept }).form === 'page') return done(new UnreadableAddress());
    answer(reply, problem(400, 'no GS1 Digital Link URI'));
  });
}

const answer = (reply: FastifyReply, { status, headers, body }: ResolverAnswer, more: object = OPEN_TO_ALL): void =>
  void reply
    .status(status)
    .headers({ ...headers, ...more })
    .send(body);

/** It begins like one of its addresses: with an AI, at the right place or not (`/10/L7/01/…`), or with the memory of a tag. */
function isOfResolver(path: string): boolean {
  const [, first = ''] = path.split('/', 2);
  return /^e[hx][\w-]*$/i.test(first) || aiFacts(first) !== undefined || SELF_DESCRIPTION.has(path);
}

/** With names for keys (until version 1.3 of the syntax), or compressed, which a resolver may leave out since 1.2.0 of its standard. */
const wasOnceALink = (path: string): boolean =>
  isCompressedLink(path.slice(1)) ||
  !isMalformed(readDigitalLink(path, { names: true, shortGtins: true, checks: 'length' }));
