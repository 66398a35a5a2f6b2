import { createHash } from 'node:crypto';
import type { ToldEvent } from './told-events.js';

/** SHA-256 (salt ‖ content) in base64; the salt comes so as well. */
export const commitment = (salt: string, content: Uint8Array | string): string =>
  createHash('sha256').update(Buffer.from(salt, 'base64')).update(content).digest('base64');

/** What the query interface told, each event to be found by one line of the log. */
export class ToldBook {
  private readonly events = new Map<string, ToldEvent[]>();

  constructor(events: readonly ToldEvent[]) {
    for (const event of events) {
      const key = `${event.kind} ${event.eventId}`;
      const same = this.events.get(key);
      if (same) same.push(event);
      else this.events.set(key, [event]);
    }
  }

  /** The event of a row, by what was logged of it; or one of its name that says something else; or none. */
  take(
    kind: string,
    eventId: string,
    { salt, sha256 }: { salt: string; sha256: string | undefined },
  ): { event: ToldEvent; isSame: boolean } | undefined {
    const events = this.events.get(`${kind} ${eventId}`) ?? [];
    const same = sha256 === undefined ? -1 : events.findIndex(event => isSpelled(event, salt, sha256));
    const [event] = events.splice(Math.max(same, 0), 1);
    return event && { event, isSame: same >= 0 };
  }

  left(): ToldEvent[] {
    return [...this.events.values()].flat();
  }
}

function isSpelled({ spellings }: ToldEvent, salt: string, sha256: string): boolean {
  for (const spelling of spellings()) if (commitment(salt, spelling) === sha256) return true;
  return false;
}
