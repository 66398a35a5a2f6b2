/** `+84912345678`, as it is kept, written the way it is dialled at home: `0912 345 678`. Anything else stays as it is. */
export const phoneAtHome = (number: string): string =>
  number.replace(/^\+84(?=\d)/, '0').replace(/^(0\d{3})(\d{3})(\d{3,4})$/, '$1\u00a0$2\u00a0$3');

/** A number to press: a phone offers to call it. */
export function PhoneLink({ number }: { number: string }) {
  return <a href={`tel:${number}`}>{phoneAtHome(number)}</a>;
}
