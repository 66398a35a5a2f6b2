import type { ScanAnswer } from '#libs/scans';
import type { Visit } from '../../web/visit.js';
import type { LookTexts } from './look-texts.js';

export interface ScanProps {
  /** For its language: what is of this look alone comes in `look`. */
  visit: Visit;
  gtin: string;
  scan: ScanAnswer;
  look: LookTexts;
}
