import type { Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { openOrdering } from './ordering.js';

export interface Told {
  orderId: string;
  teaLine: string;
  riceLine: string;
  /** Of the tea, and of the rice. */
  batches: [string, string];
}

/** A clerk with many hands: lowers every order twice, packs it, and cancels every third, all at once. How often each outcome came. */
export async function editEverything(
  url: string,
  clerk: Actor,
  orders: readonly Told[],
): Promise<Record<string, number>> {
  const ordering = await openOrdering(url, new Clock(), 8);
  const outcomes: Record<string, number> = {};
  const count = async (outcome: string, work: Promise<unknown>): Promise<void> => {
    const came = await work.then(
      () => outcome,
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    outcomes[came] = (outcomes[came] ?? 0) + 1;
  };
  const lower = ({ orderId, teaLine }: Told, quantity: number) =>
    count('edited', ordering.edits.lower(clerk, orderId, [{ lineId: teaLine, quantity }], 'Hết hàng'));
  const pack = ({ orderId, teaLine, riceLine, batches: [tea, rice] }: Told) =>
    count(
      'packed',
      ordering.desk.pack(clerk, orderId, [
        { lineId: teaLine, batchId: tea, quantity: 3 },
        { lineId: riceLine, batchId: rice, quantity: 2 },
      ]),
    );
  await Promise.all(
    orders.flatMap((order, at) => [
      lower(order, 3),
      pack(order),
      lower(order, 1),
      ...(at % 3 === 0 ? [count('cancelled', ordering.desk.cancel(clerk, order.orderId, 'Hết hàng'))] : []),
    ]),
  );
  await ordering.close();
  return outcomes;
}
