import type { Seat } from '#libs/identity';
import { workplaceOf } from './workplace.js';

const seat: Seat = { cooperativeId: 'c', slug: 'che-suong-may', name: 'Chè Sương Mây', roles: ['clerk'] };

describe('after signing in', () => {
  it('a member of a co-op stands at its desk, even one who also holds an office', () => {
    expect(workplaceOf({ seats: [seat], offices: [] })).toBe('/desk/che-suong-may');
    expect(workplaceOf({ seats: [seat], offices: ['officer'] })).toBe('/desk/che-suong-may');
  });

  it('an officer sees the province, an operator the machine', () => {
    expect(workplaceOf({ seats: [], offices: ['officer', 'operator'] })).toBe('/department');
    expect(workplaceOf({ seats: [], offices: ['operator'] })).toBe('/operator');
  });

  it('a buyer goes shopping', () => {
    expect(workplaceOf({ seats: [], offices: [] })).toBe('/');
  });
});
