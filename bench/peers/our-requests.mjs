// The same of ours: through the pages that a buyer uses, without script.
import { stringify } from 'node:querystring';
import { checkout } from '../orders.mjs';

export const product = slug => ({ method: 'GET', path: `/api/v1/products/${slug}` });
export const search = term => ({ method: 'GET', path: `/api/v1/products?q=${encodeURIComponent(term)}` });

/** One buyer from the empty basket to the order: two goods, the checkout page with its sum, the order. */
export async function buy(url, [one, other]) {
  let cookie;
  const ask = async (path, { headers = {}, ...request } = {}) => {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      ...request,
      headers: { 'sec-fetch-site': 'same-origin', ...headers, ...(cookie && { cookie }) },
    });
    cookie ??= answer.headers
      .getSetCookie()
      .find(text => text.startsWith('basket='))
      ?.split(';')[0];
    return { status: answer.status, text: await answer.text() };
  };
  const put = (variant, quantity) =>
    ask('/basket', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: stringify({ variant, quantity }),
    });
  await put(one, 1);
  await put(other, 2);
  const { text } = await ask('/checkout?province=01');
  const found = /name="expected"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="expected"/.exec(text);
  if (!found) throw new Error('ours: the checkout page shows no sum');
  const { url: path, headers, ...request } = checkout(cookie.slice('basket='.length), found[1] ?? found[2]);
  const { status } = await ask(path, { ...request, headers });
  if (status !== 303) throw new Error(`ours: an order was answered with ${status}`);
}
