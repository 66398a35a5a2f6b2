// Serials are drawn as a counterfeiter who knows our alphabet would draw them, and looked up among all labels there are.
export const name = 'guessing';
export const what = 'a million guessed serials find no label (L03, L04)';

export async function run({ url, size }) {
  const { guessSerials } = await import('../dist/test/support/guess-serials.js');
  const { tried, hits, products, labels, found } = await guessSerials(url, size === 'full' ? 1_000_000 : 30_000);
  if (hits > 0) throw new Error(`${hits} of ${tried} guessed serials are on labels`);
  if (products === 0 || found !== products) throw new Error(`of ${products} real serials ${found} were found`);
  return `${tried.toLocaleString('en')} guesses on ${products} products with ${labels.toLocaleString('en')} labels: ${hits} hits; each of ${found} real ones found`;
}
