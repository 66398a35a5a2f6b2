// Amounts as people read them: ₫150,000 in Stripe's messages, 150.000 ₫ on a Vietnamese page.
const english = new Intl.NumberFormat('en', { style: 'currency', currency: 'VND' });
const vietnamese = new Intl.NumberFormat('vi', { style: 'currency', currency: 'VND' });

export function inEnglish(amount: number): string {
  return english.format(amount);
}

export function inVietnamese(amount: number): string {
  return vietnamese.format(amount);
}
