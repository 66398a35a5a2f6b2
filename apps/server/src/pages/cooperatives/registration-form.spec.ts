import { registrationForm } from './registration-form.js';

const filledIn = {
  legalForm: 'HTX',
  name: 'HTX Chè Bản Mẫu',
  sector: 'agriculture',
  taxCode: '0100 112 437',
  registeredOn: '04/05/2021',
  foundedByUnion: '',
  members: '1.200',
  communeCode: '03390',
  addressLine: 'Bản Mẫu',
  phone: '02133 798 799',
  email: '',
  gs1Prefix: '893-1234',
};

describe('the registration form', () => {
  it('reads what people copy from their papers', () => {
    expect(registrationForm.parse(filledIn)).toEqual({
      ...filledIn,
      taxCode: '0100112437',
      registeredOn: '2021-05-04',
      foundedByUnion: undefined,
      members: 1200,
      phone: '+842133798799',
      email: undefined,
      gs1Prefix: '8931234',
    });
  });

  it('asks for everything but the union and the e-mail address', () => {
    const missing = registrationForm.safeParse({});
    const fields = new Set(missing.error?.issues.map(issue => String(issue.path[0])));
    expect([...fields].sort()).toEqual(
      Object.keys(filledIn)
        .filter(field => field !== 'email' && field !== 'foundedByUnion')
        .sort(),
    );
  });
});
