// Placing orders: every request is another buyer with a full basket, a form filled in once, and an address of their own.
import { randomBytes } from 'node:crypto';
import { stringify } from 'node:querystring';
import { fillBaskets } from './grow.mjs';

const HANOI = { province: '01', commune: '00004' };

/** The sum that the checkout page shows for a basket: all baskets cost the same. */
export async function shownTotal(server, key) {
  const page = await fetch(`${server.url}/checkout?province=${HANOI.province}`, {
    headers: { cookie: `basket=${key}` },
  });
  const found = /name="expected"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="expected"/.exec(await page.text());
  if (!found) throw new Error('the checkout page shows no sum');
  return found[1] ?? found[2];
}

let buyers = 0;

/** One POST of the checkout form. The address differs because checkouts are limited per address. */
export function checkout(key, expected) {
  const n = ++buyers;
  const form = {
    ...HANOI,
    name: 'Trần Thị Mẫu',
    phone: '+84912345678',
    email: '',
    address: '12 phố Mẫu',
    note: '',
    payment: 'cod',
  };
  return {
    method: 'POST',
    url: '/checkout',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
      cookie: `basket=${key}`,
    },
    body: stringify({ ...form, attempt: randomBytes(20).toString('base64url'), expected }),
  };
}

/** Requests for one round: fresh baskets, none used twice. One more per connection, since autocannon builds each first request twice. */
export async function ordersFor(url, amount, connections, expected) {
  const keys = await fillBaskets(url, amount + connections);
  const rest = keys.map(key => checkout(key, expected));
  return [{ setupRequest: request => ({ ...request, ...renamed(rest.pop()) }) }];
}

const renamed = ({ url, ...request }) => ({ ...request, path: url });
