import { NotFound } from '#platform/errors';

/** Never listed, or not any more. */
export class NotOnSale extends NotFound {
  readonly code = 'not-on-sale';
}
