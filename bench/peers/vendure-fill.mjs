// Fills an empty database with as many products as ours has, under the same names, by Vendure's own importer, and indexes them for its search.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vendure from '@vendure/core';
import cli from '@vendure/core/cli/index.js';
import { configFor } from './vendure-config.mjs';

const { bootstrap, bootstrapWorker, ConfigService, LanguageCode, RequestContextService, SearchService } = vendure;
const { DATABASE_URL: url, PORT: port, PRODUCTS: products } = process.env;

const GOODS = [
  'Chè Shan tuyết',
  'Mật ong rừng',
  'Gạo Séng Cù',
  'Thảo quả khô',
  'Cá hồi hun khói',
  'Miến dong',
  'Cam sành',
  'Thổ cẩm Thái',
];
const PLACES = ['Bình Lư', 'Tả Lèng', 'Khun Há', 'Sìn Hồ', 'Than Uyên', 'Mường Tè', 'Pa Ủ'];
const COLUMNS =
  'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';

function rowOf(at) {
  const [goods, place] = [GOODS[at % GOODS.length], PLACES[at % PLACES.length]];
  const text = `Đặc sản ${place}, làm theo mùa, sao tay trên chảo gang, đóng gói tại bản. `.repeat(8);
  return `${goods} ${place} ${at},do-${at},"${text}",,loại:${goods}|xã:${place},,,DO-${at},90000,standard,1000000,true,,`;
}

const initial = {
  defaultLanguage: LanguageCode.vi,
  defaultZone: 'Asia',
  countries: [{ name: 'Việt Nam', code: 'VN', zone: 'Asia' }],
  taxRates: [{ name: 'Standard Tax', percentage: 0 }],
  shippingMethods: [{ name: 'Standard Shipping', price: 35_000 }],
  paymentMethods: [
    {
      name: 'On delivery',
      handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'false' }] },
    },
  ],
  collections: [],
};

const folder = mkdtempSync(join(tmpdir(), 'vendure-'));
const file = join(folder, 'products.csv');
writeFileSync(file, [COLUMNS, ...Array.from({ length: Number(products) }, (_, at) => rowOf(at + 1))].join('\n'));
const app = await cli.populate(() => bootstrap(configFor(url, Number(port), true)), initial, file);
rmSync(folder, { recursive: true });

const worker = await bootstrapWorker(configFor(url, Number(port)));
await worker.startJobQueue();
const context = await app.get(RequestContextService).create({ apiType: 'admin' });
await app.get(SearchService).reindex(context);
const { jobQueueStrategy } = app.get(ConfigService).jobQueueOptions;
while ((await jobQueueStrategy.findMany({ filter: { isSettled: { eq: false } } })).items.length > 0)
  await new Promise(done => setTimeout(done, 500));
await worker.app.close();
await app.close();
process.exit(0);
