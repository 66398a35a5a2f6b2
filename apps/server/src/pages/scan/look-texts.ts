import type { Item } from '#libs/gs1';
import { serialInGroups } from '#libs/labels';
import type { Scanned } from '#libs/scans';
import { dayOf } from '#platform/clock';
import { formatMonth } from '#platform/language';
import { paths } from '../../paths.js';
import type { Visit } from '../../web/visit.js';

/**
 * What the page says of this look and this one pack, as finished texts. All else on it is said by the facts of the goods, and is the same for every
 * pack of a batch: a page is rendered once with gaps for these (label-sheets.ts), so a part of the page that speaks of the pack takes its text here.
 */
export interface LookTexts {
  nonce: string;
  /** Of this page, for the way back after a change of language. */
  path: string;
  /** When the department last confirmed the public log. */
  confirmed: string;
  /** In groups, as on the label. */
  serial?: string;
  /** The address of the pack's proofs. */
  proofs?: string;
  /** The detail of the verdict `seen`. */
  seen?: string;
  /** How often and since when it was looked at, where the verdict does not say it. */
  looks?: string;
  /** The detail of the verdict `opened`. */
  opened?: string;
  /** The address at which the code under the seal is given, while nobody has. */
  opening?: string;
  /** The month in which it left with an order. */
  sold?: string;
}

export function textsOf(visit: Visit, { gtin, serial }: Item, scanned: Scanned, seenAt?: Date): LookTexts {
  const { transparency } = visit.words;
  return {
    nonce: visit.nonce,
    path: visit.path,
    confirmed: seenAt ? transparency.scanned(visit.moment(seenAt)) : transparency.scannedUnseen,
    ...(serial !== undefined && {
      serial: serialInGroups(serial),
      proofs: paths.log.proofs(paths.link.label(gtin, serial)),
    }),
    ...(scanned.soldAt && { sold: formatMonth(dayOf(scanned.soldAt)) }),
    ...(scanned.openedAt && { opened: visit.words.labels.scan.opened(visit.moment(scanned.openedAt)) }),
    ...(serial !== undefined && canBeOpened(scanned) && { opening: paths.opening(paths.link.label(gtin, serial)) }),
    ...timesOf(visit, scanned),
  };
}

function timesOf(visit: Visit, { verdict, scans, firstScannedAt }: Scanned): Pick<LookTexts, 'seen' | 'looks'> {
  const { scan } = visit.words.labels;
  const count = visit.number(scans ?? 0);
  if (verdict === 'seen') return { seen: scan.seen(count, visit.moment(firstScannedAt ?? visit.now)) };
  return firstScannedAt ? { looks: scan.scannedTimes(count, visit.moment(firstScannedAt)) } : {};
}

/** Not of recalled goods, which nobody should open, nor of a label that is on no pack. */
const canBeOpened = ({ isSealed, verdict }: Scanned): boolean =>
  isSealed && (verdict === 'genuine' || verdict === 'seen' || verdict === 'expired' || verdict === 'suspect');
