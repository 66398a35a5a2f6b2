import { normalLogin } from './login.js';

describe('what people sign in with', () => {
  it.each(['0912345678', '0912 345 678', '+84 912 345 678', '84912345678', '(091) 234-5678', ' 0912.345.678 '])(
    'reads the phone number %s',
    typed => {
      expect(normalLogin(typed)).toEqual({ phone: '+84912345678' });
    },
  );

  it('reads a landline of Lai Châu and a number from abroad', () => {
    expect(normalLogin('02133 798 799')).toEqual({ phone: '+842133798799' });
    expect(normalLogin('+33 6 12 34 56 78')).toEqual({ phone: '+33612345678' });
  });

  it('reads an e-mail address in any case, with the invisible characters of a phone keyboard', () => {
    expect(normalLogin('\u200bLo.Thi.Cham@Example.COM ')).toEqual({ email: 'lo.thi.cham@example.com' });
  });

  it.each(['', 'lò thị chấm', 'a@b', '@example.com', '12', 'gọi 0912345678 nhé', `${'a'.repeat(250)}@example.com`])(
    'knows that "%s" is neither',
    typed => {
      expect(normalLogin(typed)).toBeUndefined();
    },
  );
});
