import { z } from 'zod';
import { LEGAL_FORMS, SECTORS, UNIONS } from '#libs/cooperatives';
import { choice, day, email, optional, phone, text, wholeNumber } from '../../web/fields.js';

/** People copy numbers from certificates with the spaces and dots printed there. */
const digits = () => text(40).transform(value => value.replace(/[\s.-]/g, ''));

export const registrationForm = z.object({
  legalForm: choice(LEGAL_FORMS),
  name: text(160),
  sector: choice(SECTORS),
  taxCode: digits(),
  registeredOn: day(),
  foundedByUnion: optional(choice(UNIONS)),
  members: wholeNumber(1, 100_000),
  communeCode: text(10),
  addressLine: text(200),
  phone: phone(),
  email: optional(email()),
  gs1Prefix: digits(),
});
