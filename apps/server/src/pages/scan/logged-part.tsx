import { paths } from '../../paths.js';
import type { ScanProps } from './scan-props.js';

/** One line: what is said above is in the public log, and here is the proof. A lot or a pack has one; a product has none. */
export function Logged({ visit, item, scan: { batch }, seenAt }: ScanProps) {
  if (!batch) return null;
  const { transparency: words } = visit.words;
  const { gtin, serial } = item;
  const of = serial === undefined ? paths.link.lot(gtin, batch.lot) : paths.link.label(gtin, serial);
  return (
    <p>
      {seenAt ? words.scanned(visit.moment(seenAt)) : words.scannedUnseen}{' '}
      <a href={paths.log.proofs(of)}>{words.scannedProof}</a>
    </p>
  );
}
