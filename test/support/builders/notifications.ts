import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { Carriers, Letters, LetterWishes, Sending, type LetterSettings } from '#libs/notifications';
import { newId } from '#platform/ids';
import type { TestDatabase } from '../database.js';

export const ORIGIN = 'https://cho.example';

/** The letter book, put together by hand; without providers unless the test brings some. */
export function lettersOn(
  { db, outbox, clock }: Pick<TestDatabase, 'db' | 'outbox' | 'clock'>,
  settings: Partial<LetterSettings> = {},
) {
  const all = { mailFrom: 'Chợ Phiên <cho@cho.example>', publicUrl: ORIGIN, ...settings };
  const carriers = new Carriers(db, all);
  return {
    letters: new Letters(db, outbox, clock, all),
    sending: new Sending(db, clock, carriers, all),
    wishes: new LetterWishes(db, clock, all),
    close: () => carriers.onModuleDestroy(),
  };
}

interface OrderWish {
  email?: string | null;
  locale?: 'vi' | 'en';
  method?: 'cod' | 'vietqr' | 'card' | 'wallet';
  paymentState?: string;
  erased?: boolean;
  state?: string;
}

let counter = 0;

/** One order of three bags of tea from a co-op, in plain SQL. */
export async function orderOf(house: Pick<TestDatabase, 'ask' | 'clock'>, cooperativeId: string, wish: OrderWish = {}) {
  const { email = 'buyer@example.com', locale = 'vi', method = 'cod', paymentState, erased = false } = wish;
  const { state = method === 'cod' ? 'confirmed' : 'placed' } = wish;
  const number = ++counter;
  const ids = {
    groupId: newId(),
    orderId: newId(),
    lineId: newId(),
    variantId: newId(),
    productId: newId(),
    batchId: newId(),
  };
  const [code, now] = [`THUMAU${String(number).padStart(3, '0')}`, house.clock.now()];
  const built = { ...ids, code, number: `${code}-1`, key: `key-${number}` };
  const [group] = await house.ask<{ code: string }>('SELECT code FROM catalog_group LIMIT 1');
  await house.ask(
    `INSERT INTO catalog_product (id, cooperative_id, slug, line, group_code, name_vi, name_en, state, created_at, updated_at)
     VALUES ($1, $2, $3, 'tea', $4, 'Chè Shan tuyết', 'Shan tuyet tea', 'draft', $5, $5)`,
    [built.productId, cooperativeId, `che-${number}`, group?.code, now],
  );
  await house.ask(
    `INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, price) VALUES ($1, $2, $3, 'bag', 100, 'g', 120, 60000)`,
    [built.variantId, built.productId, String(9_520_000_000_000 + number).padStart(14, '0')],
  );
  await house.ask(
    `INSERT INTO ordering_group (id, code, key, attempt_key, buyer_name, buyer_phone, buyer_email, commune_code, address_line, locale, payment_method,
       goods_total, delivery_total, total, placed_at, erased_at)
     VALUES ($1, $2, $3, $3, 'Trần Thị Mẫu', '+84912345678', $4, '03390', 'Bản Mẫu', $5, $6, 180000, 30000, 210000, $7, $8)`,
    [built.groupId, code, built.key, email, locale, method, now, erased ? now : null],
  );
  await house.ask(
    `INSERT INTO ordering_order (id, group_id, number, cooperative_id, state, goods_total, delivery_fee, total, placed_at, confirmed_at)
     VALUES ($1, $2, $3, $4, $5::text, 180000, 30000, 210000, $6, CASE WHEN $5::text = 'placed' THEN NULL ELSE $6::timestamptz END)`,
    [built.orderId, built.groupId, built.number, cooperativeId, state, now],
  );
  await house.ask(
    `INSERT INTO ordering_line (id, order_id, position, variant_id, name_vi, name_en, unit_price, quantity, total)
     VALUES ($1, $2, 1, $3, 'Chè Shan tuyết, túi 100 g', 'Shan tuyet tea, 100 g bag', 60000, 3, 180000)`,
    [built.lineId, built.orderId, built.variantId],
  );
  await house.ask(
    `INSERT INTO payments_payment (id, group_id, method, amount, state, reference, expires_at, created_at) VALUES ($1, $2, $3, 210000, $4, $5, $6, $7)`,
    [
      newId(),
      built.groupId,
      method,
      paymentState ?? (method === 'cod' ? 'to-collect' : 'pending'),
      `CP${code}`,
      method === 'cod' ? null : new Date(now.getTime() + 1_800_000),
      now,
    ],
  );
  return built;
}

/** Packs the order from a batch of its product, which is then recalled. */
export async function recalled(
  house: Pick<TestDatabase, 'ask' | 'clock'>,
  order: Awaited<ReturnType<typeof orderOf>>,
  cooperativeId: string,
  personId: string,
): Promise<void> {
  await house.ask(
    `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, recalled_at, recall_reason_vi, recall_reason_en, created_by, created_at)
     VALUES ($1, $2, $3, $4, 'g', $5, 'Độ ẩm vượt mức', 'Too moist', $6, $5)`,
    [order.batchId, cooperativeId, order.productId, `LOT-${order.code}`, house.clock.now(), personId],
  );
  await house.ask('INSERT INTO ordering_packing (line_id, batch_id, quantity) VALUES ($1, $2, 3)', [
    order.lineId,
    order.batchId,
  ]);
}

export interface MailServer {
  url: string;
  /** What arrived: the raw text of each mail. */
  mails: string[];
  /** Answers every recipient with this reply from now on. */
  answer(reply: string): void;
  close(): Promise<void>;
}

/** A mail server that speaks just enough SMTP (RFC 5321) to take letters, or to refuse them. */
export async function openMailServer(): Promise<MailServer> {
  const mails: string[] = [];
  let reply = '250 OK';
  const server: Server = createServer(socket => converse(socket, mails, () => reply));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answer: next => void (reply = next),
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

function converse(socket: Socket, mails: string[], toRecipient: () => string): void {
  let [mail, inside, rest] = ['', false, ''];
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const answers: [RegExp, () => void][] = [
    [/^(EHLO|HELO)/i, () => say('250 mail.example')],
    [/^MAIL/i, () => say('250 OK')],
    [/^RCPT/i, () => say(toRecipient())],
    [
      /^DATA/i,
      () => {
        inside = true;
        say('354 go on');
      },
    ],
    [
      /^QUIT/i,
      () => {
        say('221 bye');
        socket.end();
      },
    ],
    [/^RSET/i, () => say('250 OK')],
  ];
  const take = (line: string): void => {
    const [, answer] = answers.find(([command]) => command.test(line)) ?? [line, () => say('500 what?')];
    if (!inside) return answer();
    if (line !== '.') return void (mail += `${line}\n`);
    mails.push(mail);
    [mail, inside] = ['', false];
    say('250 taken');
  };
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
  say('220 mail.example');
}
