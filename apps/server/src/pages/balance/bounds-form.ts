import { z } from 'zod';
import { decimal } from '../../web/fields.js';

/** `26` or `17,5` percent as typed, in thousandths: 260n, 175n. */
export const percentInThousandths = () =>
  decimal(1)
    .transform(text => {
      const [whole = '0', part = ''] = text.split('.');
      return BigInt(whole + part.padEnd(1, '0'));
    })
    .pipe(z.bigint().max(10_000n));
