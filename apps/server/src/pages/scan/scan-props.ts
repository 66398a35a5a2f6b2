import type { Item } from '#libs/gs1';
import type { ScanAnswer } from '#libs/scans';
import type { Visit } from '../../web/visit.js';

export interface ScanProps {
  visit: Visit;
  /** What was scanned. */
  item: Item;
  scan: ScanAnswer;
  /** When the department last confirmed the public log. */
  seenAt?: Date;
}
