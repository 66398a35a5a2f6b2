import { cooperativeInput } from '../../../test/support/builders/cooperatives.js';
import { checkInput } from './registration.js';

const TODAY = '2026-11-24';
const codeOf = (change: Parameters<typeof cooperativeInput>[0]) => {
  try {
    checkInput(cooperativeInput(change), TODAY);
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what a seller says of itself', () => {
  it('is accepted when it can be true', () => {
    expect(codeOf({})).toBe('fine');
    expect(codeOf({ registeredOn: TODAY })).toBe('fine');
    expect(codeOf({ legalForm: 'HKD', members: 1, taxCode: '012345678901' })).toBe('fine');
  });

  it.each([
    [{ taxCode: '123' }, 'not-a-tax-code'],
    [{ taxCode: '012345678901' }, 'not-a-tax-code'],
    [{ members: 4 }, 'too-few-members'],
    [{ legalForm: 'THT' as const, members: 1 }, 'too-few-members'],
    [{ registeredOn: '2026-11-25' }, 'registered-in-the-future'],
    [{ gs1Prefix: '893' }, 'not-a-gs1-prefix'],
    [{ gs1Prefix: '89312345678' }, 'not-a-gs1-prefix'],
  ])('is refused: %j', (change, code) => {
    expect(codeOf(change)).toBe(code);
  });
});
