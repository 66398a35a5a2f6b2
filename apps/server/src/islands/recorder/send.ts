// Asking the server, by a network that may answer late, wrongly or not at all.
const PATIENCE_MS = 30_000;

/** An answer of the server that is no success. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

export async function post<T>(url: string, body: unknown): Promise<T> {
  const answer = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

/** Throws Refusal for what the server refuses, anything else when there is no network, or one that does not get through. */
export async function send(url: string, init: RequestInit = {}): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, { ...init, credentials: 'same-origin', signal: giveUp.signal });
    if (answer.ok) return answer;
    if (answer.status >= 500 || answer.status === 429) throw new Error(`the server says ${answer.status}`);
    const { code = '' } = (await answer.json().catch(() => ({}))) as { code?: string };
    throw new Refusal(answer.status, code);
  } finally {
    clearTimeout(timer);
  }
}
