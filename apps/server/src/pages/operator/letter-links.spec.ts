import { letterLinks } from '#libs/notifications';
import { paths } from '../../paths.js';

describe('the links in letters', () => {
  it('are the addresses of the server', () => {
    expect(letterLinks.follow('k/1')).toBe(paths.follow('k/1'));
    expect(letterLinks.groupBuy('K7')).toBe(paths.groupBuy('K7'));
    expect(letterLinks.pledge('k/1')).toBe(paths.pledge('k/1'));
    expect(letterLinks.deskPools('htx')).toBe(paths.desk.pools('htx'));
    expect(letterLinks.departmentPool('K7')).toBe(paths.department.pool('K7'));
    expect(letterLinks.pay('k')).toBe(paths.pay('k'));
    expect(letterLinks.deskOrder('htx', 'A-1')).toBe(paths.desk.order('htx', 'A-1'));
    expect(letterLinks.deskProduct('htx', 'che')).toBe(paths.desk.product('htx', 'che'));
    expect(letterLinks.stopLetters('k', 'shipping')).toBe(paths.stopLetters('k', 'shipping'));
    expect(letterLinks.deskSubscriptions('htx')).toBe(paths.desk.subscriptions('htx'));
    expect(letterLinks.departmentSubscriptions).toBe(paths.department.subscriptions);
    expect(letterLinks.operatorSubscriptions).toBe(paths.operatorSubscriptions);
    expect(letterLinks.product('che')).toBe(paths.product('che'));
    expect(letterLinks.cooperative('htx')).toBe(paths.cooperative('htx'));
  });
});
