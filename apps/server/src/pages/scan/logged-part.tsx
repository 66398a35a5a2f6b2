import { paths } from '../../paths.js';
import type { ScanProps } from './scan-props.js';

/** One line: what is said above is in the public log, and here is the proof. A lot or a pack has one; a product has none. */
export function Logged({ visit, gtin, scan: { batch }, look }: ScanProps) {
  if (!batch) return null;
  return (
    <p>
      {look.confirmed}{' '}
      <a href={look.proofs ?? paths.log.proofs(paths.link.lot(gtin, batch.lot))}>
        {visit.words.transparency.scannedProof}
      </a>
    </p>
  );
}
