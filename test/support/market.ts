import type { InjectOptions } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StillClock } from '#platform/clock';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { cast } from '../../apps/local/src/seed/cast.js';
import { buildServer } from '../../apps/server/src/open-server.js';
import { ACCOUNT_KEYS } from './account-keys.js';
import { areBooksEven, cloneDatabase, TEST_NOW, UNEVEN } from './database.js';

export interface TestMarket {
  app: NestFastifyApplication;
  clock: StillClock;
  url: string;
  /** The settings it runs with: for a worker beside it. */
  config: Config;
  /** What it logged: kept here when the settings name a LOG_LEVEL, written to the terminal otherwise. */
  log: readonly string[];
  /** Every page and endpoint as registered with the web server, without the HEAD twins it adds to each GET. */
  routes: readonly Route[];
  /** A browser of one's own: it keeps its cookies. */
  visitor(): Visitor;
  /** A question in plain SQL, for asserting on what is stored. */
  ask<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Opens the door to real browsers and webhooks, on a free port; its address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export interface Route {
  method: string;
  /** As written: `/desk/:coop/products/:slug`. */
  path: string;
}

export interface Answer {
  status: number;
  body: string;
  bytes: Buffer;
  headers: Record<string, unknown>;
  /** Where a redirect leads. */
  location: string | undefined;
}

/** Somebody with a browser, without the browser: keeps cookies, sends forms as browsers do, follows nothing by itself. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly app: NestFastifyApplication) {}

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'GET', url, headers: { accept: 'text/html', ...headers } });
  }

  post(
    url: string,
    form: Record<string, string | string[]> = {},
    headers: Record<string, string | undefined> = {},
  ): Promise<Answer> {
    const payload = new URLSearchParams(
      Object.entries(form).flatMap(([key, value]) => [value].flat().map(one => [key, one])),
    ).toString();
    return this.send({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    });
  }

  /** Sends a form and goes where the answer leads. */
  async postAndFollow(url: string, form: Record<string, string | string[]> = {}): Promise<Answer> {
    const answer = await this.post(url, form);
    return answer.location ? this.get(answer.location) : answer;
  }

  async send(options: InjectOptions): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = Object.fromEntries(
      Object.entries({ ...(cookie && { cookie }), ...options.headers }).filter(([, value]) => value !== undefined),
    );
    const answer = await this.app.inject({ ...options, headers } as never);
    for (const { name, value, ...rest } of answer.cookies) {
      if (value === '' || (rest.maxAge !== undefined && rest.maxAge <= 0)) this.cookies.delete(name);
      else this.cookies.set(name, encodeURIComponent(value));
    }
    const location = answer.headers.location;
    return {
      status: answer.statusCode,
      body: answer.body,
      bytes: answer.rawPayload,
      headers: answer.headers,
      location: location === undefined ? undefined : String(location),
    };
  }
}

/** The market as it runs, on a database of its own, without listening. */
export async function openMarket(
  from: 'bare' | 'market' = 'market',
  settings: Record<string, string> = {},
): Promise<TestMarket> {
  const { url, drop } = await cloneDatabase(from);
  const clock = new StillClock(TEST_NOW);
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOL: '6',
    PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: 'error',
    ACCOUNT_KEYS,
    ...settings,
  });
  const log: string[] = [];
  const logTo = settings['LOG_LEVEL'] ? { write: (line: string) => void log.push(line) } : undefined;
  const app = await buildServer(config, { clock, logTo, ...(config.values.LOCAL_APP && { demo: cast }) });
  const routes = notedRoutes(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    log,
    routes,
    clock,
    url,
    config,
    visitor: () => new Visitor(app),
    ask: async (sql, values = []) => (await app.get(Database).source.query(sql, values)) as never,
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return (await app.getUrl()).replace('[::1]', 'localhost');
    },
    close: async () => {
      const isEven = await areBooksEven(app.get(Database));
      await app.close();
      await drop();
      if (!isEven) throw new Error(UNEVEN);
    },
  };
}

function notedRoutes(app: NestFastifyApplication): Route[] {
  const routes: Route[] = [];
  const note = ({ method, url }: { method: string | string[]; url: string }) =>
    void routes.push(...[method].flat().map(one => ({ method: one, path: url })));
  app.getHttpAdapter().getInstance().addHook('onRoute', note);
  return routes;
}
