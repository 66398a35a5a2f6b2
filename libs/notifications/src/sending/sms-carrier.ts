import { z } from 'zod';
import { askProvider } from './ask-provider.js';
import { NotCarried, type LetterCarrier, type OutgoingLetter } from './carrier.js';

const taken = z.object({ id: z.string().max(100) });

/** An SMS gate over HTTP: `{to, text, reference}` as JSON under a bearer token, answered with its id. */
export class SmsCarrier implements LetterCarrier {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async carry({ letterId, recipient, short }: OutgoingLetter): Promise<string> {
    const { text } = await askProvider(this.url, {
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.token}`,
        'idempotency-key': letterId,
      },
      body: JSON.stringify({ to: recipient, text: short, reference: letterId }),
    });
    const said = taken.safeParse(jsonIn(text));
    if (!said.success) throw new NotCarried('an answer of another shape', false);
    return `id ${said.data.id}`;
  }
}

/** What a provider says in JSON; something else is as good as silence. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new NotCarried('an answer that is not JSON', false);
  }
}
