import fc from 'fast-check';
import {
  canShipment,
  nextShipmentActions,
  SHIPMENT_ACTIONS,
  SHIPMENT_STATES,
  shipmentActions,
  type ShipmentState,
} from './shipment-actions.js';

describe('what may happen to a shipment', () => {
  it('goes from the packing table to the door', () => {
    expect(nextShipmentActions('waiting')).toEqual(['handOver']);
    expect(nextShipmentActions('handed-over')).toEqual(['depart', 'deliver', 'fail', 'return']);
    expect(nextShipmentActions('on-the-way')).toEqual(['deliver', 'fail', 'return']);
    expect(nextShipmentActions('failed')).toEqual(['deliver', 'retry', 'return']);
  });

  it('ends at the door; what came back may be sent once more', () => {
    expect(nextShipmentActions('delivered')).toEqual([]);
    expect(nextShipmentActions('returned')).toEqual(['sendAgain']);
  });

  it('never leaves a parcel where nothing can become of it, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SHIPMENT_ACTIONS), { maxLength: 40 }), actions => {
        const end = actions.reduce<ShipmentState>(
          (state, action) => (canShipment(action, state) ? shipmentActions[action].to : state),
          'waiting',
        );
        expect(end === 'delivered' || nextShipmentActions(end).length > 0).toBe(true);
      }),
    );
  });

  it('reaches every state', () => {
    const reached = new Set<ShipmentState>(['waiting', ...SHIPMENT_ACTIONS.map(action => shipmentActions[action].to)]);
    expect([...SHIPMENT_STATES].every(state => reached.has(state))).toBe(true);
  });
});
