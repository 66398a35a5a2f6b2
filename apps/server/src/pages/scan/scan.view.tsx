import type { ScanAnswer } from '#libs/scans';
import { Certificates, Steps } from './batch-parts.js';
import { InDoubt, LabelFacts, Responsible } from './goods-parts.js';
import { Logged } from './logged-part.js';
import type { ScanProps } from './scan-props.js';
import { Answer, Goods } from './verdict-part.js';

/**
 * What a buyer needs with the pack in one hand, in this order: may I trust it, what is it, what the law wants on a label
 * (Decree 37/2026, Art. 32 and chapter IV), the way it came, and whom to call.
 */
export function ScanView(props: ScanProps) {
  return (
    <>
      <Answer {...props} />
      {isTrusted(props.scan) && (
        <>
          <Goods {...props} />
          <LabelFacts {...props} />
          <Responsible {...props} />
          <Steps {...props} />
          <Certificates {...props} />
          <Logged {...props} />
        </>
      )}
      <InDoubt {...props} />
    </>
  );
}

/** A label that is not on a pack may be from a stolen roll: the facts of the real goods would lend it their credit. */
const isTrusted = ({ verdict }: ScanAnswer): boolean => verdict !== 'unknown' && verdict !== 'inactive';
