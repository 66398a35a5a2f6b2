// The floor: Fastify by itself with the very SQL that our server was recorded to ask, the same pools, and nothing else.
// A JSON read answers what PostgreSQL wrote; a page answers the bytes that ours rendered. What ours costs above it is what the house costs.
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import Fastify from 'fastify';
import pg from 'pg';
import { placeOn } from './floor-orders.mjs';
import { built } from './grow.mjs';

const { DATABASE_URL: connectionString, DATABASE_POOL: max = '10', PORT, ANSWERS } = process.env;
const { columnTypes: types } = await built('libs/platform/src/database/types.js');

const writers = new pg.Pool({ connectionString, max: Number(max), types });
const readers = new pg.Pool({
  connectionString,
  max: Number(max),
  types,
  options: '-c default_transaction_read_only=on',
});

const answers = deserialize(readFileSync(ANSWERS));
const byUrl = new Map(answers.map(answer => [answer.url, answer]));

const app = Fastify();
app.get('/*', async (request, reply) => {
  const { asked, body, type, status, location } = byUrl.get(request.url);
  let rows;
  for (const { reads, name, text, values } of asked)
    ({ rows } = await (reads ? readers : writers).query({ name, text, values: values.map(atThisMoment) }));
  if (location) return reply.code(status).header('location', location).send();
  reply.type(type);
  return type.startsWith('application/json') ? rows[0].body : body;
});

/** A moment in a recorded statement was the moment of its request. */
const atThisMoment = value =>
  value instanceof Date ? new Date() : Array.isArray(value) ? value.map(atThisMoment) : value;

const order = answers.find(answer => answer.method === 'POST');
if (order) await placeOn(app, { readers, writers, asked: order.asked });

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
