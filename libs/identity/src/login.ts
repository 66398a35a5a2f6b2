import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { tidy } from '#platform/language';

/** What a person signs in with. E-mail in lower case; phone in E.164. */
export type Login = { email: string; phone?: undefined } | { phone: string; email?: undefined };

const LONGEST_EMAIL = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
// The same rule as the CHECK on identity_person.phone.
const E164 = /^\+[1-9]\d{6,14}$/;

/** Reads an e-mail address or a phone number as people type it; a number without a country is Vietnamese. Undefined: neither. */
export function normalLogin(text: string): Login | undefined {
  const typed = tidy(text);
  if (typed.includes('@')) return emailIn(typed.toLowerCase());
  // Without `extract: false` it would find a number inside any sentence.
  const number = parsePhoneNumberFromString(typed, { defaultCountry: 'VN', extract: false });
  if (!number?.isPossible() || !E164.test(number.number)) return undefined;
  return { phone: String(number.number) };
}

function emailIn(typed: string): Login | undefined {
  return typed.length <= LONGEST_EMAIL && EMAIL.test(typed) ? { email: typed } : undefined;
}
