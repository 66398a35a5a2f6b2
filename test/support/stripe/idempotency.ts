// One answer per idempotency key: https://docs.stripe.com/api/idempotent_requests
import type { Answer } from './answers.js';
import { invalid, keyInUse, keyReused } from './refusals.js';

interface Kept {
  /** The route and the parameters that the key was first used with. */
  question: string;
  answer: Answer;
}

export class IdempotencyKeys {
  private readonly kept = new Map<string, Kept>();
  private readonly inUse = new Set<string>();

  /** Taken as soon as the request's head is read: of two requests at once, the second is told to come back. */
  take(key: string): () => void {
    if (key.length > 255) throw invalid('Idempotency keys may be up to 255 characters long.');
    if (this.inUse.has(key)) throw keyInUse(key);
    this.inUse.add(key);
    return () => void this.inUse.delete(key);
  }

  /** The answer given before, or else the answer `work` gives now. */
  once(key: string, question: string, work: () => Answer): Answer {
    const before = this.kept.get(key);
    if (before && before.question !== question) throw keyReused(key);
    if (before) return { ...before.answer, headers: { ...before.answer.headers, 'idempotent-replayed': 'true' } };
    const answer = work();
    // A refused parameter changed nothing, so its key stays free; a declined card is an answer like any other.
    if (answer.status < 400 || answer.status === 402) this.kept.set(key, { question, answer });
    return answer;
  }
}
