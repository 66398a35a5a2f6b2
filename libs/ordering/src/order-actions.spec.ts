import { can, isOver, ORDER_STATES, orderActions, type OrderAction } from './order-actions.js';

const actions = Object.keys(orderActions) as OrderAction[];

describe('what may happen to an order', () => {
  it('goes from the basket to the door in five states', () => {
    expect(can('confirm', 'placed')).toBe(true);
    expect(can('pack', 'confirmed')).toBe(true);
    expect(can('ship', 'packed')).toBe(true);
    expect(can('deliver', 'shipped')).toBe(true);
  });

  it('nothing happens to what is over', () => {
    for (const state of ORDER_STATES.filter(isOver)) expect(actions.filter(action => can(action, state))).toEqual([]);
  });

  it('whatever is not over can go on', () => {
    for (const state of ORDER_STATES.filter(state => !isOver(state)))
      expect(actions.some(action => can(action, state))).toBe(true);
  });

  it('nobody cancels what is packed', () => {
    const endings = actions.filter(action => orderActions[action].to === 'cancelled');
    expect(endings).toEqual(['lapse', 'cancel', 'withdraw']);
    for (const action of endings)
      for (const state of ['packed', 'shipped', 'delivered'] as const) expect(can(action, state)).toBe(false);
  });

  it('only the desk’s actions name roles', () => {
    for (const action of actions)
      expect(orderActions[action].roles.length > 0).toBe(orderActions[action].by === 'desk');
  });
});
