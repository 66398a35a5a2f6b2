// A small carrier that remembers: for tests, and for the local app when there is none. A real HTTP server, with the rules of those of the country: a parcel asked for twice
// under one key is one parcel, what is too heavy is refused, what was picked up is not called off. What goes wrong is asked for by known inputs: `breakDown`,
// `loseAnswers`, `pauseWebhooks`, a parcel of more than 30 kg.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CarrierState } from '#libs/delivery';
import { labelPdf } from './label-pdf.js';
import { CarrierWebhooks, type CarrierEvent } from './webhooks.js';

export interface CarrierStandInOptions {
  host?: string;
  token?: string;
  webhookSecret: string;
  webhookUrl?: string;
  clock?: () => Date;
  /** Parcels move by themselves, a step each so many milliseconds: for the local app. */
  paceMs?: number;
}

export interface CarriedParcel {
  trackingCode: string;
  reference: string;
  /** What it was asked, as it came. */
  asked: { number: string; grams: number; collect: number; to: { name: string; communeCode: string } };
  body: string;
  state: CarrierState;
  events: CarrierEvent[];
}

interface Answer {
  status: number;
  body?: unknown;
  pdf?: Buffer;
}

const HEAVIEST_GRAMS = 30_000;
const FEE_A_PARCEL = 15_000;
const FEE_A_KILO = 4_000;
const LARGEST_BODY = 100_000;
/** Until then it can be called off. */
const NOT_PICKED: readonly CarrierState[] = ['CREATED', 'PICKING'];
const COURSE: readonly CarrierState[] = ['CREATED', 'PICKING', 'PICKED', 'IN_TRANSIT', 'DELIVERING', 'DELIVERED'];

const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

export class CarrierStandIn {
  readonly token: string;
  readonly webhookSecret: string;
  private readonly parcels: CarriedParcel[] = [];
  private readonly webhooks: CarrierWebhooks;
  private readonly server: Server;
  private readonly pace?: NodeJS.Timeout;
  private outages = 0;
  private answersToLose = 0;

  private constructor(private readonly options: CarrierStandInOptions) {
    this.token = options.token ?? `carrier_${randomBytes(12).toString('hex')}`;
    this.webhookSecret = options.webhookSecret;
    this.webhooks = new CarrierWebhooks(options.webhookSecret, () => this.now());
    this.webhooks.url = options.webhookUrl;
    this.server = createServer((request, response) => void this.answer(request, response));
    if (options.paceMs) this.pace = setInterval(() => this.moveAll(), options.paceMs).unref();
  }

  static async open(options: CarrierStandInOptions): Promise<CarrierStandIn> {
    const standIn = new CarrierStandIn(options);
    await new Promise<void>((resolve, reject) => {
      standIn.server.once('error', reject).listen(0, options.host ?? '127.0.0.1', () => resolve());
    });
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Every parcel it was asked to take, oldest first. */
  all(): readonly CarriedParcel[] {
    return this.parcels;
  }

  /** By its own number or ours. */
  parcel(code: string): CarriedParcel {
    const found = this.parcels.find(one => one.trackingCode === code || one.reference === code);
    if (!found) throw new Error(`the carrier knows no ${code}`);
    return found;
  }

  /** Something happens to a parcel, and its shop is told. */
  move(code: string, state: CarrierState, note = ''): CarrierEvent {
    const parcel = this.parcel(code);
    parcel.state = state;
    const { trackingCode, reference } = parcel;
    const eventId = `${trackingCode}-${parcel.events.length + 1}`;
    const event = { eventId, trackingCode, reference, state, at: this.now().toISOString(), note };
    parcel.events.push(event);
    this.webhooks.tell(event);
    return event;
  }

  /** Tells it again, `times` at once; the shop's answers. `agedSeconds`: signed so long ago. */
  deliver(event: CarrierEvent, times = 1, agedSeconds = 0): Promise<number[]> {
    return Promise.all(Array.from({ length: times }, () => this.webhooks.post(event, agedSeconds)));
  }

  /** From now on nobody is told anything. */
  pauseWebhooks(): void {
    this.webhooks.url = undefined;
  }

  /** The next `times` requests are answered with 503, and do nothing. */
  breakDown(times = 1): void {
    this.outages = times;
  }

  /** The next `times` requests are carried out, but their answers never arrive. */
  loseAnswers(times = 1): void {
    this.answersToLose = times;
  }

  async close(): Promise<void> {
    clearInterval(this.pace);
    this.webhooks.close();
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private now(): Date {
    return this.options.clock?.() ?? new Date();
  }

  private moveAll(): void {
    for (const { trackingCode, state } of this.parcels) {
      const next = COURSE[COURSE.indexOf(state) + 1];
      if (next && COURSE.includes(state)) this.move(trackingCode, next);
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const { status, body: json, pdf } = this.decide(request, body);
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      response.destroy();
    } else if (pdf) response.writeHead(status, { 'content-type': 'application/pdf' }).end(pdf);
    else response.writeHead(status, { 'content-type': 'application/json' }).end(json ? JSON.stringify(json) : '');
  }

  private decide({ method = '', url = '', headers }: IncomingMessage, body: string): Answer {
    if (this.outages > 0) {
      this.outages -= 1;
      return refused(503, 'outage', 'The carrier is out of order.');
    }
    if (headers.authorization !== `Bearer ${this.token}`) return refused(401, 'unauthorized', 'No such token.');
    const [, code = '', what = ''] = /^\/v1\/shipments\/([^/]+)(\/\S+)?$/.exec(url) ?? [];
    if (method === 'POST' && url === '/v1/shipments') return this.take(String(headers['idempotency-key']), body);
    const parcel = this.parcels.find(one => one.trackingCode === code || one.reference === code);
    if (!parcel) return refused(404, 'unknown', 'No such parcel.');
    if (method === 'DELETE') return this.callOff(parcel);
    if (what === '/events') return { status: 200, body: { events: parcel.events } };
    if (what === '/label.pdf') return { status: 200, pdf: labelPdf(parcel.trackingCode) };
    return refused(405, 'method', 'Not that way.');
  }

  private take(key: string, body: string): Answer {
    const before = this.parcels.find(one => one.reference === key);
    if (before && before.body !== body) return refused(409, 'key-reused', 'This key was used for another parcel.');
    if (before) return { status: 200, body: told(before) };
    const asked = JSON.parse(body) as CarriedParcel['asked'];
    if (asked.grams > HEAVIEST_GRAMS) return refused(422, 'too-heavy', 'Kiện nặng quá 30 kg, không nhận.');
    const trackingCode = `CP${randomBytes(5).toString('hex').toUpperCase()}`;
    const parcel: CarriedParcel = { trackingCode, reference: key, asked, body, state: 'CREATED', events: [] };
    this.parcels.push(parcel);
    return { status: 201, body: told(parcel) };
  }

  private callOff(parcel: CarriedParcel): Answer {
    if (parcel.state === 'CANCELLED') return { status: 204 };
    if (!NOT_PICKED.includes(parcel.state)) return refused(409, 'picked', 'Đã lấy hàng, không hủy được.');
    parcel.state = 'CANCELLED';
    return { status: 204 };
  }
}

const told = ({ trackingCode, asked }: CarriedParcel) => ({
  trackingCode,
  fee: FEE_A_PARCEL + Math.ceil(asked.grams / 1000) * FEE_A_KILO,
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request as AsyncIterable<Buffer>)
    if ((body += chunk.toString('utf8')).length > LARGEST_BODY) request.destroy();
  return body;
}
