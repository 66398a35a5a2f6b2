import { withoutPeople } from './without-people.js';

describe('what a provider said', () => {
  it.each([
    ['550 5.1.1 <cham@example.com>: no such mailbox', '550 5.1.1 <…>: no such mailbox'],
    ['invalid number +84 912 345 678', 'invalid number …'],
    ['0912345678 is blocked', '… is blocked'],
    ['410 Gone at https://push.example/v1/abc?x=1 now', '410 Gone at … now'],
    ['451 busy\r\n try   later', '451 busy try later'],
  ])('loses its people: %s', (said, kept) => expect(withoutPeople(said)).toBe(kept));

  it('loses the recipient in any form, and is short', () => {
    expect(withoutPeople('user zalo-7781 has no account', 'zalo-7781')).toBe('user … has no account');
    expect(withoutPeople('x'.repeat(900))).toHaveLength(200);
  });

  it.each([
    '454 4.7.0 error -118',
    'id s01a21e46-8909-7075-8012-121823917486',
    '01a21e46-8909-7075-8012-121823917486 sent',
  ])('keeps codes: %s', said => expect(withoutPeople(said)).toBe(said));
});
