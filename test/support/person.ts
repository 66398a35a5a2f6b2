import { cast } from '../../apps/local/src/seed/cast.js';
import {
  fieldValue,
  fillIn,
  formBehind,
  type Answer as FieldAnswer,
  type Attachment,
  type Sending,
} from './form-on-page.js';
import { parseHtml, tagged, textOf, type Element } from './html.js';
import type { Answer, Visitor } from './market.js';

const NOTHING = parseHtml('');

/** Somebody at the market who reads what stands on the page, follows links by their words and fills in fields by their labels. */
export class Person {
  /** Where they are. */
  url = '';
  status = 0;
  /** The page as it came: for what is drawn and not written. */
  html = '';
  private page: Element = NOTHING;

  constructor(readonly visitor: Visitor) {}

  /** Everything they read, in one line. */
  get sees(): string {
    return textOf(this.page);
  }

  /** What one part of the page says: the smallest section, row or panel that says these words and more. */
  part(words: string, tags = ['section', 'tr', 'fieldset', 'li', 'dl', 'form', 'div']): string {
    const parts = tagged(this.page, ...tags)
      .map(textOf)
      .filter(text => text.includes(words) && text !== words);
    return parts.sort((a, b) => a.length - b.length)[0] ?? '';
  }

  /** What stands in a field. */
  field(label: string): string {
    return fieldValue(this.page, label);
  }

  async opens(path: string): Promise<this> {
    return this.arrives(path, await this.visitor.get(path));
  }

  /** Follows the first link with exactly these words, or whose words begin so. */
  async follows(words: string): Promise<this> {
    return this.opens(this.linkTo(words));
  }

  /** Takes away the file behind a link. */
  async downloads(words: string): Promise<Buffer> {
    const answer = await this.visitor.get(this.linkTo(words));
    if (answer.status !== 200) throw new Error(`${words} answered ${answer.status}`);
    return answer.bytes;
  }

  linkTo(words: string): string {
    const links = tagged(this.page, 'a').filter(({ attributes }) => attributes['href']);
    const link = links.find(one => textOf(one) === words) ?? links.find(one => textOf(one).startsWith(words));
    if (!link) throw new Error(`no link "${words}" on ${this.url}; there are: ${links.map(textOf).join(' | ')}`);
    return link.attributes['href'] ?? '';
  }

  /** Fills in the form of a button, presses it, and goes where that leads. */
  async presses(button: string, answers: Record<string, FieldAnswer> = {}, near?: string): Promise<this> {
    return this.sends(this.filledIn(button, answers, near));
  }

  /** What pressing would send: to send it twice, or after somebody else was quicker. */
  filledIn(button: string, answers: Record<string, FieldAnswer> = {}, near?: string): Sending {
    const found = formBehind(this.page, button, near);
    return fillIn(found.form, found.button, answers);
  }

  async sends(sending: Sending): Promise<this> {
    const path = sending.action.split('#')[0] || this.url;
    if (sending.method === 'GET') return this.opens(`${path}?${urlencoded(sending)}`);
    return this.arrives(path, await this.visitor.send({ method: 'POST', url: path, ...bodyOf(sending) }));
  }

  async signsIn(login: string, password: string = cast.password): Promise<this> {
    await this.opens('/sign-in');
    await this.presses('Đăng nhập', { 'E-mail hoặc số điện thoại': login, 'Mật khẩu': password });
    if (!this.sees.includes('Bạn đã đăng nhập.')) throw new Error(`${login} cannot sign in: ${this.sees}`);
    return this;
  }

  /** Goes where answers lead, as browsers do; a way out of the market is only remembered. */
  private async arrives(path: string, answer: Answer): Promise<this> {
    this.url = path;
    this.status = answer.status;
    this.html = answer.body;
    this.page = answer.location === undefined ? parseHtml(answer.body) : NOTHING;
    if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}: ${this.sees}`);
    if (answer.location?.startsWith('/')) return this.opens(answer.location);
    if (answer.location !== undefined) this.url = answer.location;
    return this;
  }
}

const SAME_SITE = { 'sec-fetch-site': 'same-origin' };

function bodyOf(sending: Sending): { payload: string | Buffer; headers: Record<string, string> } {
  if (sending.multipart) return multipart(sending);
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...SAME_SITE };
  return { payload: urlencoded(sending), headers };
}

const urlencoded = ({ fields }: Sending): string =>
  new URLSearchParams(fields.map(([name, value]) => [name, typeof value === 'string' ? value : value.name])).toString();

function multipart({ fields }: Sending): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----market-day';
  const parts = fields.flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${describe(value)}\r\n\r\n`),
    typeof value === 'string' ? Buffer.from(value) : value.bytes,
    Buffer.from('\r\n'),
  ]);
  const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...SAME_SITE } };
}

const describe = (value: string | Attachment): string =>
  typeof value === 'string' ? '' : `; filename="${value.name}"\r\nContent-Type: ${value.type}`;
