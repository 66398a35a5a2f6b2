import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import type { Writer } from './shown.js';

/** A group buy of the product that runs now. */
export interface Together {
  code: string;
  left: number;
  price: number;
}

/** The way from a product to those who buy it together. */
export function TogetherLinks({ visit, together }: { visit: Writer; together: readonly Together[] }) {
  const { groupbuys: words } = visit.words;
  return (
    <>
      {together.map(({ code, left, price }) => (
        <Button kind="secondary" href={paths.groupBuy(code)} wide>
          {left > 0
            ? words.onProduct(visit.number(left), visit.dong(BigInt(price)))
            : words.onProductFull(visit.dong(BigInt(price)))}
        </Button>
      ))}
    </>
  );
}

/** A harvest of the product that can be ordered ahead. */
export interface AheadOf {
  code: string;
  left: number;
  from: string;
}

/** The way from a product to its next harvest. */
export function AheadLinks({ visit, ahead }: { visit: Writer; ahead: readonly AheadOf[] }) {
  const { harvests: words } = visit.words;
  return (
    <>
      {ahead.map(({ code, left, from }) => (
        <Button kind="secondary" href={paths.harvest(code)} wide>
          {left > 0 ? words.onProduct(visit.number(left), visit.day(from)) : words.onProductFull}
        </Button>
      ))}
    </>
  );
}

/** Places on days of the product. */
export interface Stay {
  variant: string;
  day: string | null;
}

export function StayLinks({ visit, stays }: { visit: Writer; stays: readonly Stay[] }) {
  const { bookings: words } = visit.words;
  return (
    <>
      {stays.map(({ variant, day }) => (
        <Button icon="calendar" href={paths.book(variant)} wide>
          {day === null ? words.onProductFull : words.onProduct(visit.day(day))}
        </Button>
      ))}
    </>
  );
}
