import { joiningOf } from './joining.js';

describe('the basket of a guest who signs in', () => {
  const mine = { id: 'mine', personId: 'me', isOpen: false };
  const guests = { id: 'guests', personId: null, isOpen: true };
  const others = { id: 'others', personId: 'somebody else', isOpen: true };

  it('becomes theirs, or joins what they have', () => {
    expect(joiningOf('me', [guests])).toEqual({ step: 'adopt', basketId: 'guests' });
    expect(joiningOf('me', [guests, mine])).toEqual({ step: 'merge', from: 'guests', into: 'mine' });
  });

  it('is opened to another browser of theirs', () => {
    expect(joiningOf('me', [mine])).toEqual({ step: 'open', basketId: 'mine' });
    expect(joiningOf('me', [{ ...mine, isOpen: true }])).toEqual({ step: 'nothing' });
    expect(joiningOf('me', [])).toEqual({ step: 'nothing' });
  });

  it('stays with whoever used this browser before', () => {
    expect(joiningOf('me', [others])).toEqual({ step: 'nothing' });
    expect(joiningOf('me', [others, mine])).toEqual({ step: 'open', basketId: 'mine' });
  });
});
