// What goes over the wire, between the stand-in's rules and node:http.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { broken, invalid, StripeRefusal } from './refusals.js';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const LARGEST_BODY = 1_000_000;

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw invalid('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function json(status: number, body: object): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body, null, 2) };
}

export function page(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body };
}

export function seeOther(address: string): Answer {
  return { status: 303, headers: { location: address }, body: '' };
}

export function refusal(error: unknown): Answer {
  const { status, body } = error instanceof StripeRefusal ? error : broken(error);
  return json(status, { error: body });
}

export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers).end(answer.body);
}
