import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod, type Type } from '@nestjs/common';
import { z } from 'zod';
import { ENDPOINT, type EndpointFacts } from './endpoint.js';
import { problem } from './schemas/problem.js';

type Json = Record<string, unknown>;

/** Refers to schemas with an id (`.meta({ id })`) instead of repeating them; what they hold is collected in `components`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const {
    $schema: _,
    $defs = {},
    ...own
  } = z.toJSONSchema(schema, { target: 'draft-2020-12', io }) as Json & { $defs?: Json };
  const moved = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as unknown;
  const withoutIds = (value: Json): Json =>
    Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'id' && key !== '$id'));
  for (const [name, definition] of Object.entries($defs)) components[name] = moved(withoutIds(definition as Json));
  const { id } = own as { id?: string };
  if (id === undefined) return moved(own) as Json;
  components[id] = moved(withoutIds(own));
  return { $ref: `#/components/schemas/${id}` };
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined, components: Json): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input', components) as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as Json;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}

function operation({ id, tag, path, facts }: Route, components: Json): Json {
  const { summary, params, query, body, answer, status = 200, media = 'application/json', isKeyed } = facts;
  const refused = {
    description: 'refused',
    content: { 'application/problem+json': { schema: schemaOf(facts.refusal ?? problem, 'output', components) } },
  };
  return {
    operationId: id,
    summary,
    tags: [tag],
    parameters: [
      ...parameters('path', params, components).filter(one => templateOf(path).includes(`{${String(one['name'])}}`)),
      ...parameters('query', query, components),
    ],
    ...(isKeyed && { security: [{ key: [] }] }),
    ...(body && {
      requestBody: { required: true, content: { [media]: { schema: schemaOf(body, 'input', components) } } },
    }),
    responses: {
      [status]: {
        description: 'done',
        ...(answer && { content: { [media]: { schema: schemaOf(answer, 'output', components) } } }),
      },
      ...Object.fromEntries(Object.entries(facts.also ?? {}).map(([code, description]) => [code, { description }])),
      ...(query && { 400: refused }),
      ...(params && { 404: refused }),
      default: refused,
    },
  };
}

const joined = (...parts: string[]): string =>
  `/${parts
    .map(part => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;

interface Route {
  method: string;
  path: string;
  id: string;
  tag: string;
  facts: EndpointFacts;
}

/** Read off the controllers themselves, so that a route cannot be left out. */
function routesOf(controller: Type): Route[] {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller));
  return Object.getOwnPropertyNames(controller.prototype).flatMap(name => {
    const handler = (controller.prototype as Record<string, object>)[name] as object;
    const facts = Reflect.getMetadata(ENDPOINT, handler) as EndpointFacts | undefined;
    if (!facts) return [];
    const tag = controller.name.replace(/(Api|Controller)$/, '');
    const method = (RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET').toLowerCase();
    const said = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
    const paths = facts.addresses ?? said.map(path => joined(base, path));
    return paths.map((path, at) => ({ method, path, id: [tag, name, ...(at > 0 ? [at] : [])].join('.'), tag, facts }));
  });
}

/** `/products/:slug` -> `/products/{slug}` */
export const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** The OpenAPI 3.1 document of these controllers, made from the schemas that their answers are tested against. */
export function openApi(controllers: readonly Type[], origin: string): Json {
  const components: Json = {};
  const routes = controllers.flatMap(routesOf);
  const paths: Record<string, Json> = {};
  for (const route of routes) (paths[templateOf(route.path)] ??= {})[route.method] = operation(route, components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chợ Phiên',
      version: '1',
      description:
        'What is on sale, who sells it and where it comes from; the events behind it (EPCIS 2.0), the log that commits to them, and the resolver of its codes (GS1 Digital Link). Only events need a key.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    paths,
    components: { schemas: components, securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  };
}
