import { z } from 'zod';
import { dong } from '#platform/money';
import { NotTaken, type Carrier, type Consigned, type ToCarry } from './carrier.js';
import type { HiredCarrier } from './carrier-settings.js';
import { sightingShape, type Sighting } from './sighting.js';

const PATIENCE_MS = 15_000;
/** Not the parcel's fault: too slow, too many. */
const LATER = new Set([401, 403, 408, 425, 429]);
const LONGEST_ANSWER = 500;
const LARGEST_LABEL = 2_000_000;

const consigned = z.object({ trackingCode: z.string().min(1).max(60), fee: z.int().min(0) });
const course = z.object({ events: z.array(sightingShape).max(500) });

/**
 * A carrier over HTTP: JSON under a bearer token, as the carriers of the country have it in one shape or another. Another carrier's shape is another file
 * like this one; nothing else knows it.
 */
export class HttpCarrier implements Carrier {
  readonly name: string;

  constructor(private readonly settings: HiredCarrier) {
    this.name = settings.name;
  }

  async consign({ toCollect, ...parcel }: ToCarry): Promise<Consigned> {
    const answer = await this.ask('POST', '/v1/shipments', {
      headers: { 'content-type': 'application/json', 'idempotency-key': parcel.reference },
      body: JSON.stringify({ ...parcel, collect: Number(toCollect) }),
    });
    const { trackingCode, fee } = await read(answer, consigned);
    return { trackingCode, fee: dong(fee) };
  }

  async label(trackingCode: string): Promise<Buffer> {
    const answer = await this.ask('GET', `/v1/shipments/${encodeURIComponent(trackingCode)}/label.pdf`);
    const bytes = Buffer.from(await answer.arrayBuffer().catch(unreachable));
    if (bytes.length > LARGEST_LABEL || bytes.subarray(0, 5).toString('latin1') !== '%PDF-')
      throw new NotTaken('a label that is no PDF', true);
    return bytes;
  }

  async cancel(reference: string): Promise<void> {
    await this.ask('DELETE', `/v1/shipments/${encodeURIComponent(reference)}`, {}, [404, 410]);
  }

  async look(trackingCode: string): Promise<Sighting[]> {
    const answer = await this.ask('GET', `/v1/shipments/${encodeURIComponent(trackingCode)}/events`);
    return (await read(answer, course)).events;
  }

  /** `asGood`: answers that are none, and as good as a yes. */
  private async ask(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
    asGood: readonly number[] = [],
  ): Promise<Response> {
    const { url, token, patienceMs = PATIENCE_MS } = this.settings;
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    }).catch(unreachable);
    if (answer.ok || asGood.includes(answer.status)) return answer;
    const text = (await answer.text().catch(unreachable)).slice(0, LONGEST_ANSWER);
    const isFinal = answer.status >= 400 && answer.status < 500 && !LATER.has(answer.status);
    throw new NotTaken(said(text) ?? `${answer.status} ${text}`.trim(), isFinal);
  }
}

const refusal = z.object({ error: z.object({ message: z.string().min(1).max(LONGEST_ANSWER) }) });

/** Why not, in the carrier's words, where it gives any. */
function said(text: string): string | undefined {
  try {
    return refusal.safeParse(JSON.parse(text)).data?.error.message;
  } catch {
    return undefined;
  }
}

/** An answer of another shape is as good as silence: it may have done what it was asked. */
async function read<T>(answer: Response, shape: z.ZodType<T>): Promise<T> {
  const json: unknown = await answer.json().catch(() => undefined);
  const found = shape.safeParse(json);
  if (!found.success) throw new NotTaken('an answer of another shape', false);
  return found.data;
}

function unreachable(error: unknown): never {
  const { message, cause } = error as Error & { cause?: { code?: string } };
  throw new NotTaken(cause?.code ?? message, false);
}
