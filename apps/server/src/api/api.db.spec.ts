import { z } from 'zod';
import { primaryKeys } from '#libs/gs1';
import {
  insertCertificate,
  insertCooperative,
  insertGroups,
  insertPerson,
  insertProduct,
  insertStock,
  type ProductIds,
} from '../../../../test/support/builders/storefront.js';
import { openShop, type Shop } from '../../../../test/support/builders/shop.js';
import { ApiModule } from './api.module.js';
import { templateOf } from './openapi.js';
import { cooperative, cooperativeList } from './schemas/cooperative.js';
import { communeList, communePage, provinceList } from './schemas/place.js';
import { problem } from './schemas/problem.js';
import { product, productList } from './schemas/product.js';

type Json = Record<string, unknown>;

/** A shape that allows nothing it does not name: what PostgreSQL writes and what the document promises must be the same. */
function strict(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject)
    return z.strictObject(
      Object.fromEntries(Object.entries(schema.shape).map(([key, one]) => [key, strict(one as z.ZodType)])),
    );
  if (schema instanceof z.ZodArray) return z.array(strict(schema.element as z.ZodType));
  return schema instanceof z.ZodNullable ? strict(schema.unwrap() as z.ZodType).nullable() : schema;
}

describe('the API', () => {
  let shop: Shop;
  let shan: ProductIds;
  const read = async (url: string) => {
    const { status, body, headers } = await shop.get(url);
    return { status, headers, json: JSON.parse(body) as Json };
  };

  beforeAll(async () => {
    shop = await openShop([ApiModule]);
    const { ask } = shop;
    await insertGroups(ask);
    const person = await insertPerson(ask);
    const coop = await insertCooperative(ask, { name: 'HTX Bình Lư Mẫu' });
    shan = await insertProduct(ask, { cooperativeId: coop.id, name: 'Chè Shan tuyết', prices: [120_000, 230_000] });
    await insertProduct(ask, {
      cooperativeId: coop.id,
      name: 'Mật ong',
      line: 'honey',
      groupCode: 'XB',
      prices: [300_000],
    });
    await insertCertificate(ask, {
      productId: shan.id,
      personId: person,
      stars: 4,
      issuedOn: '2025-01-01',
      expiresOn: '2027-12-31',
    });
    await insertStock(ask, {
      cooperativeId: coop.id,
      personId: person,
      product: shan,
      lot: 'L1',
      onHand: 10,
      bestBefore: '2027-01-01',
    });
    await ask(
      `INSERT INTO catalog_photo (id, product_id, position, width, height, created_at) VALUES (gen_random_uuid(), $1, 0, 8, 6, now())`,
      [shan.id],
    );
  });
  afterAll(() => shop.close());

  it.each<[url: () => string, shape: z.ZodType]>([
    [() => '/api/v1/products', productList],
    [
      () =>
        '/api/v1/products?q=che+shan&stars=4&stars=5&commune=03390&group=XA&line=tea&from=1000&to=200000&sort=price&page=1&perPage=5',
      productList,
    ],
    [() => '/api/v1/products?q=tu+lanh', productList],
    [() => `/api/v1/products/${shan.slug}`, product],
    [() => '/api/v1/cooperatives?page=1&perPage=1', cooperativeList],
    [() => '/api/v1/cooperatives/htx-binh-lu-mau', cooperative],
    [() => '/api/v1/provinces', provinceList],
    [() => '/api/v1/provinces/12/communes', communeList],
    [() => '/api/v1/communes/03390', communePage],
  ])('answers exactly in the shape it documents (%#)', async (url, shape) => {
    const { status, headers, json } = await read(url());
    expect(strict(shape).safeParse(json).error?.issues ?? []).toEqual([]);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('filters and pages', async () => {
    expect((await read('/api/v1/products?line=honey')).json).toMatchObject({
      total: 1,
      products: [{ nameVi: 'Mật ong' }],
    });
    expect((await read('/api/v1/products?perPage=1&page=2&sort=price')).json).toMatchObject({
      total: 2,
      products: [{ nameVi: 'Mật ong' }],
    });
    expect((await read('/api/v1/products?page=9')).json).toMatchObject({ total: 2, products: [] });
    expect((await read('/api/v1/provinces/12/communes')).json['communes']).toHaveLength(38);
    expect((await read('/api/v1/provinces')).json['provinces']).toHaveLength(34);
  });

  it.each(['stars=2', 'stars=x', 'page=0', 'page=1.5', 'perPage=101', 'from=-1', 'sort=best', `q=${'x'.repeat(201)}`])(
    'refuses %s and names the parameter',
    async query => {
      const { status, headers, json } = await read(`/api/v1/products?${query}`);
      expect(status).toBe(400);
      expect(headers['content-type']).toContain('application/problem+json');
      expect(problem.parse(json).detail).toContain(query.split('=')[0]);
    },
  );

  it.each([
    '/products/khong-co',
    '/cooperatives/khong-co',
    '/provinces/03390/communes',
    '/provinces/00/communes',
    '/communes/12',
  ])('does not have %s', async path => {
    const { status, json } = await read(`/api/v1${path}`);
    expect(status).toBe(404);
    expect(problem.parse(json).status).toBe(404);
  });

  describe('its OpenAPI document', () => {
    let document: { openapi: string; paths: Record<string, Record<string, Json>>; components: { schemas: Json } };
    beforeAll(async () => void (document = (await read('/api/v1/openapi.json')).json as typeof document));

    it('has every route there is, and no other', () => {
      const registered = shop.routes
        .filter(({ method, url }) => method === 'GET' && url.startsWith('/api/'))
        .map(({ url }) => templateOf(url));
      expect(registered.length).toBeGreaterThanOrEqual(8);
      const ours = Object.keys(document.paths).filter(path => path.startsWith('/api/'));
      expect(ours.sort()).toEqual(registered.sort());
      const others = shop.routes.filter(
        ({ method, url }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && url.startsWith('/api/'),
      );
      expect(others).toEqual([]);
    });

    it('says of /epcis who may ask and what (E30)', () => {
      const { get } = document.paths['/epcis/events'] ?? {};
      const names = (get?.['parameters'] as { name: string }[]).map(one => one.name);
      expect(names).toEqual(expect.arrayContaining(['EQ_bizStep', 'MATCH_anyEPC', 'orderBy', 'perPage']));
      for (const path of ['/epcis/events', '/log/rows/{table}'])
        expect(document.paths[path]?.['get']).toMatchObject({ security: [{ key: [] }] });
    });

    it('says of the resolver what it answers to every key (R02, R17)', () => {
      const starts = Object.keys(document.paths).map(path => path.split('/')[1]);
      expect(starts).toEqual(expect.arrayContaining([...primaryKeys]));
      expect(document.paths['/01/{gtin}/21/{serial}']?.['get']).toMatchObject({
        responses: { 200: { content: { 'application/linkset+json': {} } }, 307: {}, 300: {}, 400: {}, 404: {} },
      });
      expect(document.paths).toHaveProperty(['/.well-known/gs1resolver']);
    });

    it('refers to nothing that is not in it', () => {
      expect(document.openapi).toBe('3.1.0');
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
        ([, reference = '']) => reference,
      );
      expect(references.length).toBeGreaterThan(10);
      for (const reference of references) {
        expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
        expect(document.components.schemas).toHaveProperty(reference.split('/').at(-1) ?? '');
      }
    });

    it('describes each operation: its parameters, its answer, its refusals', () => {
      const ids = new Set<unknown>();
      const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.values(methods).map(one => [path, one] as const),
      );
      for (const [path, one] of operations) {
        ids.add(one['operationId']);
        const named = (one['parameters'] as { name: string; in: string; required: boolean; schema: Json }[]).filter(
          parameter => parameter.in === 'path',
        );
        expect(named.map(parameter => parameter.name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]));
        for (const parameter of named) expect(parameter).toMatchObject({ required: true, schema: { type: 'string' } });
        const statuses = Object.keys(one['responses'] as Json);
        expect(statuses.filter(status => status.startsWith('2'))).toHaveLength(1);
        expect(statuses).toContain('default');
        if (path.startsWith('/api/'))
          expect(one['responses']).toMatchObject({ 200: { content: { 'application/json': { schema: {} } } } });
      }
      expect(ids.size).toBe(operations.length);
    });

    it('says what a query may hold', () => {
      const parameters = document.paths['/api/v1/products']?.['get']?.['parameters'] as {
        name: string;
        required: boolean;
        schema: Json;
      }[];
      const of = (name: string) => parameters.find(one => one.name === name);
      expect(of('stars')).toMatchObject({
        required: false,
        schema: { type: 'array', items: { type: 'integer', minimum: 3, maximum: 5 } },
      });
      expect(of('perPage')).toMatchObject({ required: false, schema: { type: 'integer', default: 24, maximum: 100 } });
      expect(of('sort')?.schema).toMatchObject({ enum: ['relevance', 'newest', 'price', 'price-down'] });
    });
  });
});
