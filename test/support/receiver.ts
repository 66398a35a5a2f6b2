// Somebody who has subscribed: an HTTP server of its own that keeps what it was sent.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { signatureOf } from '#libs/epcis';

export interface Received {
  /** Idempotency-Key: of one document. */
  key: string;
  headers: IncomingHttpHeaders;
  body: string;
  document: {
    type: string;
    epcisBody: {
      queryResults: {
        queryName: string;
        subscriptionID?: string;
        resultsBody: { eventList: (Record<string, unknown> & { eventID: string; recordTime: string })[] };
      };
    };
  };
  /** What it answered. */
  status: number;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What it answers from now on; 200 at first. */
  answer: (one: Omit<Received, 'status'>) => number | Promise<number>;
  /** Those that it answered with 200, a document that came again left out. */
  taken(): Received[];
  /** The ids of the events in them, in their order. */
  events(): string[];
  until(isSo: () => boolean): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;

export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    received: [],
    answer: () => 200,
    taken: () => {
      const good = receiver.received.filter(one => one.status === 200);
      return good.filter((one, at) => good.findIndex(other => other.key === one.key) === at);
    },
    events: () =>
      receiver
        .taken()
        .flatMap(eventsOf)
        .map(event => event.eventID),
    until: async isSo => {
      for (let waited = 0; !isSo(); waited += 10) {
        if (waited > PATIENCE_MS) throw new Error(`only this came: ${receiver.received.map(one => one.status).join()}`);
        await wait(10);
      }
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', async () => {
      const { headers } = request;
      const one = { key: String(headers['idempotency-key']), headers, body, document: JSON.parse(body) as never };
      const status = await receiver.answer(one);
      receiver.received.push({ ...one, status });
      response.writeHead(status, status >= 300 && status < 400 ? { location: receiver.url } : {}).end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
  return receiver;
}

export const eventsOf = ({ document }: Received) => document.epcisBody.queryResults.resultsBody.eventList;

export const isSigned = ({ headers, body }: Received, token: string): boolean =>
  headers['gs1-signature'] === signatureOf(token, body);
