// A small VNPAY that remembers: for tests, and for the local app when there is no account there. It knows the page where a buyer pays, signed notices,
// questions about a payment, and refunds. It signs with code of its own, so that a mistake in ours is seen. What goes wrong is asked for:
// `loseAnswers`, `refuseRefunds`, and no `noticeUrl`.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { donePage, payPage } from './pages.js';

export interface VnpayStandInOptions {
  host?: string;
  /** Where notices (IPN) go; none: they are lost. */
  noticeUrl?: string;
  clock?: () => Date;
}

type Fields = Record<string, string>;

/** A payment as VNPAY knows it: since the buyer was on its page. */
interface Transaction {
  asked: Fields;
  number: string;
  /** 00 paid, 01 open, 02 failed; type 02 and 03 once money went back. */
  status: string;
  type: string;
  returned: number;
  payDate: string;
}

const PATIENCE_MS = 5000;
const bars = (fields: Fields, names: string): string =>
  names
    .split(' ')
    .map(name => fields[`vnp_${name}`] ?? '')
    .join('|');
const ASKED = 'RequestId Version Command TmnCode TxnRef TransactionDate CreateDate IpAddr OrderInfo';
const REFUND =
  'RequestId Version Command TmnCode TransactionType TxnRef Amount TransactionNo TransactionDate CreateBy CreateDate IpAddr OrderInfo';
const ANSWER =
  'ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo';

export class VnpayStandIn {
  readonly code = 'CHOPHIEN';
  readonly secret = 'SECRETOFTHESTANDIN0123456789';
  /** Notices sent, as their addresses: to send one again, changed, or late. */
  readonly notices: string[] = [];
  refuseRefunds = false;
  private answersToLose = 0;
  private next = 14_422_574;
  private readonly transactions = new Map<string, Transaction>();
  private readonly requests = new Set<string>();
  private readonly server: Server;

  private constructor(private readonly options: VnpayStandInOptions) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  }

  static async open(options: VnpayStandInOptions = {}): Promise<VnpayStandIn> {
    const standIn = new VnpayStandIn(options);
    await new Promise<void>(resolve => standIn.server.listen(0, options.host ?? '127.0.0.1', resolve));
    return standIn;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get account() {
    const [payUrl, apiUrl] = [`${this.url}/paymentv2/vpcpay.html`, `${this.url}/merchant_webapi/api/transaction`];
    return { code: this.code, secret: this.secret, payUrl, apiUrl };
  }

  sendNoticesTo(noticeUrl: string | undefined): void {
    this.options.noticeUrl = noticeUrl;
  }

  /** What it does is done, and nobody hears of it. */
  loseAnswers(count: number): void {
    this.answersToLose = count;
  }

  /** What went back, in đồng. */
  returnedOf(reference: string): number {
    return (this.transactions.get(reference)?.returned ?? 0) / 100;
  }

  /** The buyer at the page: opens it, and pays or turns back. Returns where the browser is sent. */
  async visit(address: string, end: 'pays' | 'turns-back' | 'stays' = 'pays'): Promise<string> {
    const transaction = this.openPage(Object.fromEntries(new URL(address).searchParams));
    return end === 'stays' ? '' : this.end(transaction, end === 'pays');
  }

  async close(): Promise<void> {
    await new Promise(resolve => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    if (pathname === '/merchant_webapi/api/transaction') return this.api(await bodyOf(request), response);
    const fields = Object.fromEntries(searchParams);
    const html = { 'content-type': 'text/html; charset=utf-8' };
    try {
      const transaction = this.openPage(fields);
      const isOpen = transaction.status === '01';
      if (request.method !== 'POST') response.writeHead(200, html).end(isOpen ? payPage(fields) : donePage(fields));
      else {
        const isPaying = new URLSearchParams(await bodyOf(request)).get('answer') === 'pay';
        response.writeHead(303, { location: isOpen ? await this.end(transaction, isPaying) : '/' }).end();
      }
    } catch (error) {
      response.writeHead(400, html).end(donePage(fields, (error as Error).message));
    }
  }

  /** Throws what VNPAY shows instead of its page. */
  private openPage(fields: Fields): Transaction {
    const { vnp_SecureHash: hash, vnp_TxnRef: reference = '', vnp_ExpireDate: expires = '' } = fields;
    if (hash !== this.sign(queryOf(fields))) throw new Error('Sai chữ ký');
    const known = this.transactions.get(reference);
    if (known) return known;
    if (expires < this.time()) throw new Error('Giao dịch đã quá thời gian chờ thanh toán');
    const open = { asked: fields, number: '0', status: '01', type: '01', returned: 0, payDate: '' };
    this.transactions.set(reference, open);
    return open;
  }

  private async end(transaction: Transaction, isPaid: boolean): Promise<string> {
    if (transaction.status !== '01') throw new Error('Giao dịch đã kết thúc');
    transaction.status = isPaid ? '00' : '02';
    transaction.number = isPaid ? String(this.next++) : '0';
    transaction.payDate = this.time();
    const { vnp_Amount = '', vnp_TxnRef = '', vnp_OrderInfo = '', vnp_ReturnUrl = '' } = transaction.asked;
    const fields = {
      ...{ vnp_TmnCode: this.code, vnp_Amount, vnp_BankCode: 'NCB', vnp_CardType: 'ATM', vnp_OrderInfo, vnp_TxnRef },
      ...{ vnp_PayDate: transaction.payDate, vnp_TransactionNo: transaction.number },
      ...{ vnp_ResponseCode: isPaid ? '00' : '24', vnp_TransactionStatus: transaction.status },
    };
    const query = queryOf(fields);
    const signed = `${query}&vnp_SecureHash=${this.sign(query)}`;
    this.notices.push(signed);
    if (this.options.noticeUrl)
      await fetch(`${this.options.noticeUrl}?${signed}`, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
        () => undefined,
      );
    return `${vnp_ReturnUrl}?${signed}`;
  }

  private api(body: string, response: ServerResponse): void {
    const fields = JSON.parse(body) as Fields;
    const isRefund = fields['vnp_Command'] === 'refund';
    const isSigned = fields['vnp_SecureHash'] === this.sign(bars(fields, isRefund ? REFUND : ASKED));
    const said = isSigned ? (isRefund ? this.refund(fields) : this.told(fields)) : { vnp_ResponseCode: '97' };
    if (this.answersToLose > 0) {
      this.answersToLose--;
      return void response.destroy();
    }
    const answer: Fields = {
      ...{ vnp_ResponseId: String(this.next++), vnp_Command: fields['vnp_Command'] ?? '', vnp_Message: 'message' },
      ...{ vnp_TmnCode: this.code, ...said },
    };
    const hash = this.sign(bars(answer, isRefund ? ANSWER : `${ANSWER} PromotionCode PromotionAmount`));
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ...answer, vnp_SecureHash: hash }));
  }

  private told({ vnp_TxnRef: reference = '', vnp_TransactionDate: begun }: Fields): Fields {
    const found = this.transactions.get(reference);
    if (!found || found.asked['vnp_CreateDate'] !== begun) return { vnp_ResponseCode: '91', vnp_TxnRef: reference };
    const { number, status, type, payDate } = found;
    return {
      ...{
        vnp_ResponseCode: '00',
        vnp_TxnRef: reference,
        vnp_Amount: found.asked['vnp_Amount'] ?? '',
        vnp_PayDate: payDate,
      },
      ...{ vnp_TransactionNo: number, vnp_TransactionType: type, vnp_TransactionStatus: status },
    };
  }

  private refund(fields: Fields): Fields {
    const { vnp_TxnRef: reference = '', vnp_Amount: amount = '', vnp_RequestId: request = '' } = fields;
    const found = this.transactions.get(reference);
    if (this.requests.has(request)) return { vnp_ResponseCode: '94' };
    this.requests.add(request);
    if (!found?.payDate || found.number !== fields['vnp_TransactionNo']) return { vnp_ResponseCode: '91' };
    if (this.refuseRefunds || found.status === '02') return { vnp_ResponseCode: '95' };
    if (found.returned + Number(amount) > Number(found.asked['vnp_Amount'])) return { vnp_ResponseCode: '02' };
    found.returned += Number(amount);
    Object.assign(found, { type: fields['vnp_TransactionType'], status: '05' });
    return {
      ...{ vnp_ResponseCode: '00', vnp_TxnRef: reference, vnp_Amount: amount, vnp_TransactionNo: String(this.next++) },
      ...{ vnp_TransactionType: fields['vnp_TransactionType'] ?? '', vnp_TransactionStatus: '05' },
    };
  }

  private sign(text: string): string {
    return createHmac('sha512', this.secret).update(text).digest('hex');
  }

  /** yyyyMMddHHmmss in Việt Nam. */
  private time(): string {
    const now = this.options.clock?.() ?? new Date();
    return new Date(now.getTime() + 7 * 3_600_000).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  }
}

/** As the samples of VNPAY's documents build it. */
function queryOf(fields: Fields): string {
  const names = Object.keys(fields)
    .filter(name => name !== 'vnp_SecureHash')
    .sort();
  const encoded = (text: string) =>
    encodeURIComponent(text)
      .replaceAll('%20', '+')
      .replaceAll(/[!'()~]/g, percent);
  return names.map(name => `${name}=${encoded(fields[name] ?? '')}`).join('&');
}
const percent = (symbol: string): string => `%${symbol.charCodeAt(0).toString(16).toUpperCase()}`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
