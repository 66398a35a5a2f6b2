export interface PriceProps {
  /** Already formatted: "120.000 ₫". */
  amount: string;
  /** What it is the price of: "hộp 200 g". */
  per?: string;
  /** Price per kilogram or litre, beside the price, for comparing: "600.000 ₫/kg". */
  unitPrice?: string;
  /** The price before a promotion. */
  before?: { amount: string; label: string };
  large?: boolean;
}

export function Price({ amount, per, unitPrice, before, large }: PriceProps) {
  return (
    <p class={large ? 'price price-large' : 'price'}>
      {before && (
        <s class="price-before">
          <span class="sr">{before.label} </span>
          {before.amount}
        </s>
      )}
      <span class="price-amount">{amount}</span> {per && <span class="price-per">/ {per}</span>}
      {unitPrice && <span class="price-unit">{unitPrice}</span>}
    </p>
  );
}
