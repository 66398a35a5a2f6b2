import type { Day } from '#platform/clock';
import { LEAST_MEMBERS, type LegalForm, type Sector, type Union } from './legal-forms.js';
import { NotAGs1Prefix, NotATaxCode, RegisteredInTheFuture, TooFewMembers } from './refusals.js';
import { isTaxCodeOf } from './tax-code.js';

/** What a seller says of itself; an officer compares it with the state's register before it may sell. */
export interface CooperativeInput {
  legalForm: LegalForm;
  name: string;
  sector: Sector;
  taxCode: string;
  /** The day on its certificate of registration. */
  registeredOn: Day;
  foundedByUnion?: Union;
  members: number;
  communeCode: string;
  addressLine: string;
  /** E.164 */
  phone: string;
  email?: string;
  /** The GS1 company prefix of its own licence: never made up, since every label carries it. */
  gs1Prefix: string;
}

/** Throws NotATaxCode, TooFewMembers, RegisteredInTheFuture, NotAGs1Prefix. */
export function checkInput(input: CooperativeInput, today: Day): void {
  if (!isTaxCodeOf(input.legalForm, input.taxCode)) throw new NotATaxCode();
  const least = LEAST_MEMBERS[input.legalForm];
  if (input.members < least) throw new TooFewMembers(least);
  if (input.registeredOn > today) throw new RegisteredInTheFuture();
  if (!/^\d{7,10}$/.test(input.gs1Prefix)) throw new NotAGs1Prefix();
}
