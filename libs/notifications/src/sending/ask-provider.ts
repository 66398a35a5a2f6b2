import { NotCarried } from './carrier.js';

const PATIENCE_MS = 15_000;
/** Not the letter's fault: too slow, too many. */
const LATER = new Set([408, 425, 429]);

/** One POST to a provider. What it does not take is thrown: a 4xx is its last word, silence and 5xx are not. */
export async function askProvider(url: string, request: RequestInit): Promise<{ status: number; text: string }> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(url, { ...request, method: 'POST', redirect: 'manual', signal }).catch(unreachable);
  const text = (await answer.text().catch(unreachable)).slice(0, 2000);
  if (answer.ok) return { status: answer.status, text };
  throw new NotCarried(
    `${answer.status} ${text}`,
    answer.status >= 300 && answer.status < 500 && !LATER.has(answer.status),
  );
}

function unreachable(error: unknown): never {
  const { message, cause } = error as Error & { cause?: { code?: string } };
  throw new NotCarried(cause?.code ?? message, false);
}
