import { checkPassword } from './password.js';
import { PasswordTooCommon, PasswordTooShort } from './refusals.js';

const choose = (password: string, about?: string[]) => () => checkPassword(password, 'password', about);

describe('a password', () => {
  it('has at least ten characters, counted as people count them', () => {
    expect(choose('chín ký t')).toThrow(PasswordTooShort);
    expect(choose('🐃🐃🐃🐃🐃')).toThrow(PasswordTooShort);
    expect(choose('mười ký tự')).not.toThrow();
  });

  it.each([
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'Password2026',
    'matkhau123!',
    'Mật Khẩu 123',
    'aaaaaaaaaaaa',
    '12341234123',
    'abcdefghijkl',
    '1q2w3e4r5t',
    'laichau2026',
  ])('is not one that is guessed first: %s', password => {
    expect(choose(password)).toThrow(PasswordTooCommon);
  });

  it('is not what the person is called', () => {
    expect(choose('Lo Thi Cham 1990', ['Lò Thị Chấm'])).toThrow(PasswordTooCommon);
    expect(choose('0912345678', ['0912345678'])).toThrow(PasswordTooCommon);
    expect(choose('cham.lo@example.com', ['cham.lo@example.com'])).toThrow(PasswordTooCommon);
    expect(choose('Lo Thi Cham hai che', ['Lò Thị Chấm'])).not.toThrow();
  });

  it('may be any sentence', () => {
    expect(choose('ba con trâu qua suối')).not.toThrow();
  });
});
