import { EventRules } from '#libs/epcis';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import { Balance } from './balance.service.js';
import { Flags } from './flags.service.js';
import { Lots } from './lots.service.js';
import { Packs } from './packs.service.js';

/** The rules of a book that is opened without an app around it: by the seed, and by whoever tells the events of older tasks. */
export function rulesWithBalance(db: Database, outbox: Outbox, clock: Clock): EventRules {
  const rules = new EventRules();
  new Balance(db, new Lots(db), new Flags(db, outbox, clock), new Packs(db), rules);
  return rules;
}
