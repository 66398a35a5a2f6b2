// Vendure as its own guide sets it up for production: PostgreSQL, search in PostgreSQL, jobs in the database, no assets.
import { randomBytes } from 'node:crypto';
import vendure from '@vendure/core';

const { DefaultJobQueuePlugin, DefaultLogger, DefaultSearchPlugin, LanguageCode, LogLevel, dummyPaymentHandler } =
  vendure;

/** @param isNew its tables are made first. */
export const configFor = (url, port, isNew = false) => ({
  apiOptions: {
    port,
    hostname: '127.0.0.1',
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
    cors: false,
    csrfPrevention: true,
  },
  authOptions: {
    tokenMethod: ['bearer', 'cookie'],
    requireVerification: false,
    superadminCredentials: { identifier: 'keeper', password: randomBytes(20).toString('hex') },
    cookieOptions: { secret: randomBytes(20).toString('hex') },
  },
  // As many connections as ours has: ten to read and ten to write.
  dbConnectionOptions: { type: 'postgres', url, synchronize: isNew, migrations: [], logging: false, poolSize: 20 },
  defaultLanguageCode: LanguageCode.vi,
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  // While it is filled, nothing is indexed product by product: all of it is at the end.
  plugins: [DefaultJobQueuePlugin.init({}), DefaultSearchPlugin.init({ bufferUpdates: isNew, indexStockStatus: true })],
});
