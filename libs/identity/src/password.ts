import { fold } from '#platform/language';
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.js';
import { PasswordTooCommon, PasswordTooShort } from './refusals.js';

/** Length is what makes guessing slow; rules about signs and capitals only make people write it down (NIST SP 800-63B §3.1.1.2). */
export const LEAST_PASSWORD = 10;

const RUNS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

/**
 * Throws PasswordTooShort, or PasswordTooCommon for what is guessed first: leaked ones, runs of keys, repetitions, and what the
 * person is called (`about`: name, login). `field` is the input it was typed into.
 */
export function checkPassword(password: string, field: string, about: readonly string[] = []): void {
  if ([...password].length < LEAST_PASSWORD) throw new PasswordTooShort(field, LEAST_PASSWORD);
  if (isGuessedFirst(plain(password), about.map(plain))) throw new PasswordTooCommon(field);
}

const plain = (text: string): string => fold(text).replaceAll(' ', '');

function isGuessedFirst(password: string, about: readonly string[]): boolean {
  return (
    COMMON_PASSWORDS.has(password) ||
    COMMON_WORDS.has(withoutEnds(password)) ||
    isRun(password) ||
    isRepetition(password) ||
    about.some(fact => fact !== '' && (password === fact || withoutEnds(password) === withoutEnds(fact)))
  );
}

/** `matkhau@2026!` -> `matkhau` */
const withoutEnds = (password: string): string => password.replace(/^[\d\W_]+|[\d\W_]+$/g, '') || password;

const isRun = (password: string): boolean =>
  RUNS.some(run => run.includes(password) || [...run].reverse().join('').includes(password));

/** One to four characters over and over: 1111111111, 12341234123. */
const isRepetition = (password: string): boolean =>
  [1, 2, 3, 4].some(length => [...password].every((sign, at, all) => sign === all[at % length]));
