// Rolls are made in every form there is, with inside codes and without, taken apart again, and each symbol is read by zxing and by jsQR: turned, far and near, out of focus, faded.
export const name = 'symbols';
export const what = 'every symbol of every form, slips too, is read as exactly its address by two programs (Q08, Q09)';

export async function run({ size, say }) {
  const { ALL_CHOICES, readSymbols } = await import('../dist/test/support/prove-symbols.js');
  const many = size === 'full' ? { straight: 40, everyWay: 6 } : { straight: 2, everyWay: 1 };
  const { forms, labels, slips, readings, secondGlances, misread } = await readSymbols(ALL_CHOICES, many, say);
  if (misread.length > 0)
    throw new Error(`${misread.length} of ${readings} were misread:\n${misread.slice(0, 20).join('\n')}`);
  return `${labels} labels and ${slips} slips in ${forms} forms, sizes and resolutions: ${readings.toLocaleString('en')} readings, each exactly the address it was drawn from; jsQR looked ${secondGlances} times from another distance`;
}
