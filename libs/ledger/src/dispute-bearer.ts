/** Who bears a dispute that was lost. */
export type Bearer = 'market' | 'cooperative';

/** Stripe's reasons (https://docs.stripe.com/disputes/categories) that say something about the goods, or that they never came. */
const ABOUT_GOODS: ReadonlySet<string> = new Set(['product_not_received', 'product_unacceptable']);

/**
 * What is wrong with the goods is the co-op's matter, as with any refund of them. Whether a card was stolen, or charged twice, only the market can
 * know, which has chosen to take cards: it bears that, and all that says nothing.
 */
export const bearerOf = (reason: string): Bearer => (ABOUT_GOODS.has(reason) ? 'cooperative' : 'market');
