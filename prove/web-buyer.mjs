// A buyer on the web: keeps cookies, sends forms as browsers do, and presses again as long as nobody answers.
const HANOI = { province: '01', commune: '00004' };
const BUYER = { name: 'Trần Thị Mẫu', phone: '0912345678', email: '', address: '12 phố Mẫu', note: '' };
const PATIENCE_MS = 240_000;
let addresses = 0;

export class WebBuyer {
  cookies = new Map();
  /** Orders are limited per address. */
  address = `10.${(++addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;

  /** @param {() => string} market where the server is at the moment */
  constructor(market) {
    this.market = market;
  }

  get(path) {
    return this.#ask(path, { method: 'GET' });
  }

  post(path, fields) {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async signIn(login, password) {
    const { status } = await this.post('/sign-in', { login, password });
    if (status !== 303) throw new Error(`${login} cannot sign in: ${status}`);
    return this;
  }

  /** Puts packs into the basket and orders what is in it; the secret of the order. */
  async order(variant, payment) {
    await this.post('/basket', { variant, quantity: '1' });
    const { body } = await this.get(`/checkout?province=${HANOI.province}`);
    const form = { ...HANOI, ...BUYER, payment, attempt: hidden(body, 'attempt'), expected: hidden(body, 'expected') };
    const { status, location = '' } = await this.post('/checkout', form);
    const key = /^\/(?:follow|pay)\/([\w-]+)/.exec(location)?.[1];
    if (status !== 303 || !key) throw new Error(`not ordered: ${status} ${location}`);
    return { key, attempt: form.attempt };
  }

  /** A server that is gone, or whose database is, gives no answer worth having: again. */
  async #ask(path, options) {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.#send(path, options).catch(error => ({ status: 0, error }));
      if (answer.status > 0 && answer.status < 500) return answer;
      if (Date.now() > until)
        throw new Error(`${options.method} ${path}: still ${answer.status} ${answer.error ?? ''}`);
      await new Promise(done => setTimeout(done, 100));
    }
  }

  async #send(path, options) {
    const headers = { 'sec-fetch-site': 'same-origin', accept: 'text/html', 'x-forwarded-for': this.address };
    if (this.cookies.size > 0) headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.market() + path, { ...options, headers, redirect: 'manual' });
    const body = await answer.text();
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return { status: answer.status, body, location: answer.headers.get('location') ?? undefined };
  }
}

function hidden(page, field) {
  const found = new RegExp(`name="${field}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${field}"`).exec(page);
  if (!found)
    throw new Error(
      `the page has no field ${field}: ${page
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 400)}`,
    );
  return found[1] ?? found[2];
}
