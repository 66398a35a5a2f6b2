import { cooperativeInput } from '../../../test/support/builders/cooperatives.js';
import {
  can,
  cooperativeActions,
  type CooperativeAction,
  type Standing,
  type Verification,
} from './cooperative-actions.js';
import { Cooperative } from './cooperative.entity.js';
import { SellerHasMovedOn, SellerReasonNeeded } from './refusals.js';

const at = new Date('2026-11-24T02:00:00Z');
const seller = (state: { verification?: Verification; standing?: Standing } = {}) =>
  Object.assign(Cooperative.register({ id: 'c', slug: 'htx', gln: '9520001000011' }, cooperativeInput(), at), state);

describe('a seller', () => {
  it('waits for the department, keeps the officer’s note, and then sells', () => {
    const cooperative = seller();
    expect(cooperative).toMatchObject({ verification: 'waiting', standing: 'active', verifiedAt: null });
    cooperative.decide('verify', 'officer', ' Đã đối chiếu giấy đăng ký. ', at);
    expect(cooperative).toMatchObject({
      verification: 'verified',
      verifiedBy: 'officer',
      verifiedAt: at,
      verificationNote: 'Đã đối chiếu giấy đăng ký.',
    });
  });

  it('is refused or suspended only with a reason', () => {
    expect(() => seller().decide('refuse', 'officer', '  ', at)).toThrow(SellerReasonNeeded);
    expect(() => seller({ verification: 'verified' }).decide('suspend', 'officer', '', at)).toThrow(SellerReasonNeeded);
    expect(() => seller().decide('verify', 'officer', '', at)).not.toThrow();
  });

  it('keeps its verification while it is suspended', () => {
    const cooperative = seller({ verification: 'verified' });
    cooperative.decide('suspend', 'officer', 'Giấy chứng nhận hết hạn', at);
    expect(cooperative).toMatchObject({ verification: 'verified', standing: 'suspended' });
    cooperative.decide('resume', 'officer', '', at);
    expect(cooperative.standing).toBe('active');
  });

  it('takes exactly the decisions of the table, in every state', () => {
    for (const action of Object.keys(cooperativeActions) as CooperativeAction[])
      for (const verification of ['waiting', 'verified', 'refused'] as const)
        for (const standing of ['active', 'suspended', 'dissolving', 'dissolved'] as const) {
          const decide = () => seller({ verification, standing }).decide(action, 'officer', 'lý do', at);
          if (can(action, { verification, standing })) expect(decide).not.toThrow();
          else expect(decide).toThrow(SellerHasMovedOn);
        }
  });
});
