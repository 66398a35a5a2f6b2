import { HiddenFromActor, mayAtDesk, OtherRoleNeeded, requireOffice, requireSeat, type Actor } from './actor.js';

const packer: Actor = {
  personId: 'p',
  fullName: 'Lò Văn Panh',
  locale: 'vi',
  offices: [],
  seats: [{ cooperativeId: 'a', slug: 'a', name: 'HTX A', roles: ['packer'] }],
};

describe('what an actor may do', () => {
  it('a packer packs at their own co-operative', () => {
    expect(requireSeat(packer, 'a', 'packer', 'clerk').slug).toBe('a');
  });

  it('a packer does not do the clerk’s work', () => {
    expect(() => requireSeat(packer, 'a', 'clerk')).toThrow(OtherRoleNeeded);
  });

  it('another co-operative is not there at all', () => {
    expect(() => requireSeat(packer, 'b', 'packer')).toThrow(HiddenFromActor);
  });

  it('a director may do everything at the desk', () => {
    expect(mayAtDesk({ cooperativeId: 'a', slug: 'a', name: 'A', roles: ['director'] }, ['packer'])).toBe(true);
  });

  it('offices are not for members of co-operatives', () => {
    expect(() => requireOffice(packer, 'officer')).toThrow(HiddenFromActor);
    expect(() => requireOffice({ ...packer, offices: ['officer'] }, 'officer')).not.toThrow();
  });
});
