import type { Tx } from '#platform/database';
import type { EpcisEvent } from './event.js';
import type { EpcRow } from './event-rows.js';

/** An event that is in the book now, in this transaction. */
export interface StoredEvent {
  /** The row in epcis_event. */
  id: bigint;
  eventId: string;
  /** It declares another event wrong and repeats its content: nothing happened by it. */
  isDeclaration: boolean;
  recordTime: Date;
  party: string;
  actor: string;
  event: EpcisEvent;
  /** Its EPCs by their canonical names. */
  epcs: readonly EpcRow[];
}

/** Something about an event that people should look at; the event stands. */
export interface Flag {
  eventId: string;
  /** A word of the lib that raised it, e.g. `yield`. */
  name: string;
}

/**
 * A lib above that has a say about events. It is asked in the transaction that stores them, so that what it throws takes the events
 * back with it. Declarations of error come by here too.
 */
export abstract class EventRule {
  abstract admit(tx: Tx, events: readonly StoredEvent[]): Promise<Flag[]>;
}

/** Who has a say. The libs above put themselves in when they are made: `rules.add(this)`. */
export class EventRules {
  private readonly all: EventRule[] = [];

  add(rule: EventRule): void {
    this.all.push(rule);
  }

  async admit(tx: Tx, events: readonly StoredEvent[]): Promise<Flag[]> {
    const flags: Flag[] = [];
    // One after the other: they share the transaction's connection.
    for (const rule of this.all) flags.push(...(await rule.admit(tx, events)));
    return flags;
  }
}
