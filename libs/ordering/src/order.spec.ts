import { TEST_NOW } from '../../../test/support/database.js';
import { Order } from './order.entity.js';
import type { OrderState } from './order-actions.js';
import { HasSomethingOff, OrderHasMovedOn } from './refusals.js';

function anOrder(state: OrderState): Order {
  return Object.assign(new Order(), { id: 'o', state });
}

describe('an order', () => {
  it('is packed, shipped and delivered, each with its time', () => {
    const order = anOrder('confirmed');
    order.pack(TEST_NOW);
    order.ship(TEST_NOW);
    order.deliver(TEST_NOW);
    expect(order).toMatchObject({
      state: 'delivered',
      packedAt: TEST_NOW,
      shippedAt: TEST_NOW,
      deliveredAt: TEST_NOW,
    });
  });

  it('is not packed while the money is awaited', () => {
    expect(() => anOrder('placed').pack(TEST_NOW)).toThrow(OrderHasMovedOn);
  });

  it('is edited until it is packed, unless a promotion takes something off it', () => {
    const edit = (state: OrderState, discount: bigint) => () => Object.assign(anOrder(state), { discount }).edit();
    expect(edit('confirmed', 0n)).not.toThrow();
    expect(edit('confirmed', 1n)).toThrow(HasSomethingOff);
    expect(edit('packed', 0n)).toThrow(OrderHasMovedOn);
  });

  it('is withdrawn by the buyer before it is paid; the co-op waits until then', () => {
    expect(() => anOrder('placed').cancel('cancel', 'hết hàng', TEST_NOW)).toThrow(OrderHasMovedOn);
    const order = anOrder('placed');
    order.cancel('withdraw', '', TEST_NOW);
    expect(order.state).toBe('cancelled');
  });

  it('says in the refusal what was tried and how it stands', () => {
    try {
      anOrder('shipped').cancel('withdraw', '', TEST_NOW);
    } catch (error) {
      expect((error as OrderHasMovedOn).facts).toEqual({ action: 'withdraw', state: 'shipped' });
    }
    expect.assertions(1);
  });
});
