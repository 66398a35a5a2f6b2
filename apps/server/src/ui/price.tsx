export interface PriceProps {
  /** Already formatted: "120.000 ₫". */
  amount: string;
  /** Before it, where dearer ones stand behind it: "từ". */
  from?: string;
  /** What it is the price of: "hộp 200 g". */
  per?: string;
  /** Price per kilogram or litre, beside the price, for comparing: "600.000 ₫/kg". */
  unitPrice?: string;
  /** The price before a promotion. */
  before?: { amount: string; label: string };
  large?: boolean;
}

export function Price({ amount, from, per, unitPrice, before, large }: PriceProps) {
  return (
    <p class={large ? 'price price-large' : 'price'}>
      {before && (
        <s class="price-before">
          <span class="sr">{before.label} </span>
          {before.amount}
        </s>
      )}
      {from && <span class="price-from">{from} </span>}
      <span class="price-amount">{amount}</span> {per && <span class="price-per">/ {per}</span>}
      {unitPrice && <span class="price-unit">{unitPrice}</span>}
    </p>
  );
}
