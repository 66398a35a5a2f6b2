import { applyDecorators, BadRequestException, Get, Header, SetMetadata } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../web/access.js';

/** What openapi.ts writes about a route. */
export interface EndpointFacts {
  summary: string;
  /** Schemas of what comes in the address; of `params`, an address has those that stand in it. */
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Schema of what is sent. */
  body?: z.ZodType;
  /** Schema of the answer; none where there is nothing in it. */
  answer?: z.ZodType;
  /** 200 when it is not said. */
  status?: number;
  /** Of the answer and of the body: application/json when it is not said. */
  media?: string;
  /** What else it may answer that is no refusal: a status and a word on it. */
  also?: Readonly<Record<number, string>>;
  /** Schema of a refusal, where it is not the house's own. */
  refusal?: z.ZodType;
  /** Who asks must show a key. */
  isKeyed?: boolean;
  /** The addresses, where the route is a pattern that no template says. */
  addresses?: readonly string[];
}

export const ENDPOINT = 'api-endpoint';

/** For routes that programs use outside /api: what openapi.ts writes about them. */
export const Described = (facts: EndpointFacts): MethodDecorator => SetMetadata(ENDPOINT, facts);

/**
 * A public GET of the API. Its handler returns JSON text, mostly as PostgreSQL wrote it; any site may read it. The schemas describe
 * the route in /api/v1/openapi.json, and its specs hold the answers against them.
 */
export const Endpoint = (path: string, facts: EndpointFacts): MethodDecorator =>
  applyDecorators(
    Get(path),
    Public(),
    Header('content-type', 'application/json; charset=utf-8'),
    Header('access-control-allow-origin', '*'),
    SetMetadata(ENDPOINT, facts),
  );

const isList = (schema: unknown): boolean =>
  schema instanceof z.ZodArray || (schema instanceof z.ZodOptional && isList(schema.unwrap()));

/** A query as the schema wants it: one value of a repeatable parameter is a list of one. What is wrong is a 400 that names it. */
export function readQuery<S extends z.ZodObject>(schema: S, query: unknown): z.output<S> {
  const typed = Object.entries((query ?? {}) as Record<string, unknown>).map(([key, value]) => [
    key,
    isList(schema.shape[key]) ? [value].flat() : value,
  ]);
  const read = schema.safeParse(Object.fromEntries(typed));
  if (read.success) return read.data;
  throw new BadRequestException(read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
}
