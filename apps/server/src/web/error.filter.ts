import { Catch, HttpException, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalText } from '#libs/words';
import { Conflict, Forbidden, Invalid, NotAllowed, NotFound, TradeError, Unavailable } from '#platform/errors';
import { epcisProblem } from '../epcis/epcis-problem.js';
import { isEpcis } from '../epcis/epcis-threshold.js';
import { paths } from '../paths.js';
import { errorPage } from './error-page.js';
import { ForeignRequest, SignInFirst } from './refusals.js';
import type { Visit } from './visit.js';
import { Visits } from './visits.js';

const STATUS = [
  [SignInFirst, 401],
  [NotFound, 404],
  [Forbidden, 403],
  [NotAllowed, 409],
  [Invalid, 422],
  [Conflict, 409],
  [Unavailable, 503],
] as const;

export function statusOf(error: unknown): number {
  for (const [kind, status] of STATUS) if (error instanceof kind) return status;
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own refusals: a body too large, a type it does not read, too many requests.
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

/** The last stop of every refusal and every bug: the right status, as a page for people and as problem+json for programs. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('errors');

  constructor(@Inject(Visits) private readonly visits: Visits) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  async answer(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (reply.sent) return;
    const status = statusOf(error);
    if (status >= 500 && !(error instanceof Unavailable))
      this.log.error({ requestId: request.id, route: request.routeOptions.url, error });
    if (isEpcis(request.url)) return void standardProblem(reply, error);
    if (isForPrograms(request)) return void problem(reply, status, request.id, error);
    if (error instanceof SignInFirst && request.method === 'GET')
      return void reply.status(303).header('location', paths.signIn(request.url)).send('');
    const visit = request.visit ?? (await this.visits.open(request, reply).catch(() => undefined));
    if (!visit) return void reply.status(status).type('text/plain; charset=utf-8').send(`${status}\n`);
    await visit.countBasket().catch(() => undefined);
    void reply.send(errorPage(visit, status, textOf(error, visit), request.id));
  }
}

const isForPrograms = ({ url, headers }: FastifyRequest): boolean =>
  /^\/(api|webhooks|health|metrics|log\/(checkpoints?|tile|keys|lines|entries|cosignatures|openings|rows))\b/.test(
    url,
  ) || /^application\/([\w.-]+\+)?json\b/.test(headers.accept ?? '');

function textOf(error: unknown, visit: Visit): string | undefined {
  if (error instanceof ForeignRequest) return visit.words.errors.foreignForm;
  return error instanceof TradeError ? refusalText(visit.locale, error.code, error.facts) : undefined;
}

function standardProblem(reply: FastifyReply, error: unknown): void {
  const { problem: said, headers } = epcisProblem(error);
  void reply
    .status(said.status)
    .headers(headers)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(said));
}

/** RFC 9457. A bug shows only the id under which it is in the log. */
function problem(reply: FastifyReply, status: number, requestId: string, error: unknown): void {
  const { code, field, facts } =
    error instanceof TradeError ? error : { code: undefined, field: undefined, facts: undefined };
  const detail = error instanceof HttpException && status < 500 ? detailOf(error) : undefined;
  void reply
    .status(status)
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: 'about:blank',
        status,
        title: TITLES[status] ?? 'Error',
        code,
        field,
        ...(facts && { facts }),
        detail,
        requestId,
      }),
    );
}

function detailOf(error: HttpException): string {
  const response = error.getResponse();
  const message = typeof response === 'string' ? response : (response as { message?: string | string[] }).message;
  return Array.isArray(message) ? message.join('; ') : String(message ?? error.message);
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
