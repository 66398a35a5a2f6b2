import { FORGOTTEN_NAME, Person } from './person.entity.js';
import { WrongPassword } from './refusals.js';

const at = new Date('2026-11-24T02:00:00Z');
const someone = () =>
  Person.register('id', { phone: '+84912345678' }, 'hash', { fullName: " Giàng  A'Páo ", locale: 'vi' }, at);

describe('a person', () => {
  it('is called what they say, with tidy spaces and their apostrophe', () => {
    expect(someone()).toMatchObject({ fullName: "Giàng A'Páo", email: null, phone: '+84912345678' });
  });

  it('changes the password only from the one that was proven', () => {
    const person = someone();
    expect(() => person.changePassword('older', 'next')).toThrow(WrongPassword);
    person.changePassword('hash', 'next');
    expect(person.passwordHash).toBe('next');
  });

  it('is forgotten: no name, no addresses, no way in', () => {
    const person = someone();
    person.erase('hash', at);
    expect(person).toMatchObject({ fullName: FORGOTTEN_NAME, email: null, phone: null, erasedAt: at });
    expect(person.passwordHash).not.toContain('hash');
  });
});
