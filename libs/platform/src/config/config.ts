import { z } from 'zod';

const port = z.coerce.number({ error: 'must be a number from 0 to 65535, e.g. 3000' }).int().min(0).max(65_535);
/** An address of this kind; the mistake shows what one looks like, never what was given: passwords stand in them. */
const addressLike = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be an address like ${example}` });
const areAllNamedApart = (keys: string): boolean => {
  const names = keys.split(/\s+/).map(key => key.split(':')[0]);
  return new Set(names).size === names.length;
};
const flag = z.enum(['true', 'false']).transform(value => value === 'true');

/** Every environment variable the house knows. Nothing else reads `process.env`. */
export const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: port.default(3000).describe('where the server listens'),
  HOST: z.string().default('0.0.0.0').describe('the address it listens on'),
  DATABASE_URL: addressLike(/^postgres(ql)?$/, 'postgres://user:password@host/name').describe('PostgreSQL 14 or later'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('connections for reading, and as many for writing'),
  REDIS_URL: addressLike(/^rediss?$/, 'redis://host:6379')
    .optional()
    .describe('queues on Redis or Valkey; without it they live in PostgreSQL'),
  PUBLIC_URL: addressLike(/^https?$/, 'https://cho.example.vn')
    .transform(url => url.replace(/\/+$/, ''))
    .optional()
    .describe(
      'the address people and QR codes use, for the life of every printed label; default: http://localhost:PORT',
    ),
  TRUST_PROXY: flag.default(false).describe('believe X-Forwarded-*: only behind a proxy of your own'),
  SCAN_PLACE_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/)
    .transform(name => name.toLowerCase())
    .optional()
    .describe(
      'the header in which your proxy writes where an address is, "22.39,103.45"; kept as a square of 20 km, and only with TRUST_PROXY',
    ),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  STRIPE_SECRET_KEY: z
    .string()
    .startsWith('sk_')
    .optional()
    .describe('card payments; without it cards are not offered'),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional().describe('the signing secret of /webhooks/stripe'),
  STRIPE_API_URL: z.url().optional().describe('another address of Stripe’s API: for the stand-in'),
  BANK_BIN: z
    .string()
    .regex(/^\d{6}$/)
    .default('970436')
    .describe('the bank of the market’s account, for VietQR'),
  BANK_ACCOUNT: z
    .string()
    .regex(/^[A-Za-z0-9]{4,19}$/)
    .default('9704000000')
    .describe('the market’s account number'),
  BANK_ACCOUNT_NAME: z.string().default('CHO PHIEN'),
  BANK_NOTICE_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('the secret with which an aggregator (SePay) signs what it sends to /webhooks/bank'),
  CARRIER_NAME: z.string().min(1).max(60).default('Chuyển phát').describe('the hired carrier, as people call it'),
  CARRIER_URL: addressLike(/^https?$/, 'https://api.carrier.example')
    .transform(url => url.replace(/\/+$/, ''))
    .optional()
    .describe('a carrier that is asked by program; without it parcels are handed over and told of by people'),
  CARRIER_TOKEN: z.string().optional().describe('its bearer token'),
  CARRIER_WEBHOOK_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('the secret with which it signs what it sends to /webhooks/carrier'),
  VNPAY_TMN_CODE: z
    .string()
    .regex(/^[A-Za-z0-9]{8}$/)
    .optional()
    .describe('the market’s code at VNPAY; without it, and its secret, no wallet is offered'),
  VNPAY_HASH_SECRET: z.string().min(16).optional().describe('the secret under which VNPAY and the market sign'),
  VNPAY_PAY_URL: z.url().default('https://pay.vnpay.vn/vpcpay.html').describe('where the buyer pays'),
  VNPAY_API_URL: z
    .url()
    .default('https://merchant.vnpay.vn/merchant_webapi/api/transaction')
    .describe('where VNPAY is asked for payments and refunds'),
  SMTP_URL: addressLike(/^smtps?$/, 'smtps://user:password@host')
    .optional()
    .describe('where letters leave; without it they stay in the letter book'),
  MAIL_FROM: z.string().default('Chợ Phiên <no-reply@localhost>'),
  SMS_URL: z
    .url()
    .optional()
    .describe('an SMS gate that takes {to, text, reference} as JSON; without it texts stay in the letter book'),
  SMS_TOKEN: z.string().optional().describe('its bearer token'),
  ZALO_URL: z.url().default('https://business.openapi.zalo.me/message/template'),
  ZALO_TOKEN: z
    .string()
    .optional()
    .describe('the access token of a Zalo official account; without it its messages stay in the letter book'),
  ZALO_TEMPLATE: z.string().optional().describe('an approved template with the parameters subject and text'),
  PUSH_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/)
    .optional()
    .describe(
      'VAPID, base64url, as npx web-push generate-vapid-keys prints it; without it no notifications are offered',
    ),
  PUSH_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  PUSH_SERVICES: z
    .string()
    .default('fcm.googleapis.com updates.push.services.mozilla.com *.push.apple.com *.notify.windows.com')
    .transform(hosts => hosts.split(/\s+/).filter(host => host !== ''))
    .describe('the hosts of browser makers that may be asked to carry notifications'),
  PORTAL_FOLDER: z
    .string()
    .optional()
    .describe(
      'a folder for the product passports that go to the national traceability portal; without it none are written',
    ),
  SUBSCRIBERS_LOCAL: flag
    .default(false)
    .describe('let subscriptions to events go to http addresses and into your own network: only for trying them out'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('a program that reads /metrics sends it as Bearer; without it only operators see them'),
  LOG_PRIVATE_KEY: z
    .string()
    .startsWith('PRIVATE+KEY+')
    .optional()
    .describe('the key that signs the public log; without it one is made at the first start and kept in the database'),
  LOG_WITNESSES: z
    .string()
    .optional()
    .describe('public keys of those who watch the log, as npm run witness prints them, with spaces between'),
  LABEL_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      'the secret under which the codes inside seals are kept, for as long as packs are on sale; without it one is made and kept in the database',
    ),
  ACCOUNT_KEYS: z
    .string()
    .regex(/^[a-z0-9-]{1,20}:[\w-]{43}(\s+[a-z0-9-]{1,20}:[\w-]{43})*$/, {
      error: 'must be keys like 2026:… with 43 letters of base64url each, and spaces between',
    })
    .refine(areAllNamedApart, { error: 'must not have two keys of one name' })
    .optional()
    .describe(
      'the keys under which account numbers of co-ops are kept: the first seals, all open; a server does not start without',
    ),
  LOCAL_APP: flag.default(false).describe('set by the local app: /demo and its mailbox'),
});

export type Environment = z.output<typeof environment>;

/** A bad start prints all mistakes at once and stops. */
export class ConfigError extends Error {
  constructor(readonly mistakes: string[]) {
    super(`The settings are not right:\n${mistakes.map(mistake => `  ${mistake}`).join('\n')}`);
  }
}

export class Config {
  private constructor(readonly values: Environment) {}

  static read(variables: Record<string, string | undefined>): Config {
    // An empty variable (`REDIS_URL=`) means: not set.
    const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
    const result = environment.safeParse(given);
    if (result.success) return new Config(result.data);
    throw new ConfigError(result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
  }

  /** The origin in every link and QR code, without a slash at the end. */
  get publicUrl(): string {
    return this.values.PUBLIC_URL ?? `http://localhost:${this.values.PORT}`;
  }

  /** Cookies, HSTS and the like may insist on TLS only where the public address has it. */
  get isSecure(): boolean {
    return this.publicUrl.startsWith('https:');
  }
}
