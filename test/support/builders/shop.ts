import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { StillClock } from '#platform/clock';
import { PassportModule, passportSettings } from '#libs/passport';
import { Config } from '#platform/config';
import { PlatformModule } from '#platform/house';
import { newId } from '#platform/ids';
import { guardTheDoor } from '../../../apps/server/src/web/guards-of-the-door.js';
import { WebModule } from '../../../apps/server/src/web/web.module.js';
import { cloneDatabase, TEST_NOW, type TestDatabase } from '../database.js';

export interface Shop {
  app: NestFastifyApplication;
  ask: TestDatabase['ask'];
  get(
    url: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: string; headers: Record<string, unknown> }>;
  /** `GET /api/v1/products/:slug` … as registered with the web server. */
  routes: { method: string; url: string }[];
  close(): Promise<void>;
}

/** A server with only some parts of the house behind the usual door, on a bare database of its own. */
export async function openShop(parts: Type[]): Promise<Shop> {
  const { url, drop } = await cloneDatabase('bare');
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOL: '4',
    PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: 'error',
  });
  class ShopModule {}
  const imports = [PlatformModule.with(config, new StillClock(TEST_NOW), () => undefined), WebModule, ...parts];
  // The API tells of passports, which every app sets up for itself.
  imports.push(PassportModule.with(passportSettings(config)));
  const adapter = new FastifyAdapter({
    genReqId: newId,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  const routes: Shop['routes'] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url: path }) => {
    for (const one of [method].flat()) routes.push({ method: one, url: path });
  });
  const app = await NestFactory.create<NestFastifyApplication>({ module: ShopModule, imports }, adapter, {
    logger: ['error'],
    abortOnError: false,
  });
  await guardTheDoor(app, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const client = new pg.Client(url);
  await client.connect();
  return {
    app,
    ask: async (sql, values = []) => (await client.query(sql, values)).rows as never,
    get: async (address, headers = {}) => {
      const answer = await app.inject({ method: 'GET', url: address, headers });
      return { status: answer.statusCode, body: answer.body, headers: answer.headers };
    },
    routes,
    close: async () => {
      await client.end();
      await app.close();
      await drop();
    },
  };
}
