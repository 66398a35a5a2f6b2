// What our server asks PostgreSQL for one request, and what it answers: the floor then does the same without us. In a process of its
// own, so that nothing is warm for the measuring. Input: { url, requests } as JSON on standard input; output: v8 bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import pg from 'pg';
import { built } from './grow.mjs';

const [, , requestsFile, outputFile] = process.argv;
const { Config } = await built('libs/platform/src/config/index.js');
const { buildServer } = await built('apps/server/src/open-server.js');

let asked = [];
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (what, values, ...rest) {
  const { name, text = what, values: own } = typeof what === 'object' ? what : {};
  asked.push({ name, text, values: own ?? (Array.isArray(values) ? values : []), reads: isReader(this) });
  return query.call(this, what, values, ...rest);
};
const isReader = client => String(client.connectionParameters.options ?? '').includes('read_only');

const app = await buildServer(Config.read(process.env));
await app.init();
await app.getHttpAdapter().getInstance().ready();

const recorded = [];
for (const request of JSON.parse(readFileSync(requestsFile, 'utf8'))) {
  asked = [];
  const { statusCode: status, body, headers } = await app.inject(request);
  recorded.push({ ...request, status, body, location: headers.location, type: headers['content-type'], asked });
}
writeFileSync(outputFile, serialize(recorded));
await app.close();
