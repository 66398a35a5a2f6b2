// The coupon codes of North America: AI 8110 ("North American Coupon Application Guideline Using GS1 DataBar Expanded Symbols") and 8112 ("GS1 AI
// (8112) Coupon Data Specification"). A reader walks along the digits; whoever meets a fault throws it, and `coupon` hands it back.
import { yymmdd } from './dates.js';
import { fault, nonDigit, type Fault, type Linter, type PrefixLookup } from './fault.js';
import { gcppos1 } from './numbers.js';

class Found extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

class Reader {
  at = 0;

  constructor(
    readonly text: string,
    private readonly prefixes?: PrefixLookup,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  refuse(code: string, at: number, length: number): never {
    throw new Found(fault(code, at, length));
  }

  /** One digit out of `allowed`. */
  digit(missing: string, invalid: string, allowed: string): number {
    if (this.isAtEnd) this.refuse(`COUPON_${missing}`, 0, this.text.length);
    const digit = this.text.charAt(this.at);
    if (!allowed.includes(digit)) this.refuse(`COUPON_${invalid}`, this.at, 1);
    this.at++;
    return Number(digit);
  }

  /** The next `length` digits. What is missing altogether is a fault of the whole, what is cut short one of the rest. */
  take(length: number, truncated: string): string {
    const rest = this.text.length - this.at;
    if (rest < length)
      this.refuse(`COUPON_${truncated}`, rest === 0 ? 0 : this.at, rest === 0 ? this.text.length : rest);
    this.at += length;
    return this.text.slice(this.at - length, this.at);
  }

  /** A length digit and as many digits, plus `more`. */
  sized(name: string, allowed: string, more: number, invalid = `INVALID_${name}_LENGTH`): string {
    return this.take(this.digit(`MISSING_${name}_VLI`, invalid, allowed) + more, `TRUNCATED_${name}`);
  }

  prefix(digits: string): void {
    const found = digits === '' ? undefined : gcppos1(digits, this.prefixes);
    if (found) this.refuse(found.code, this.at - digits.length, digits.length);
  }

  /** An optional field begins with its number. */
  isField(number: string): boolean {
    if (this.text.charAt(this.at) !== number) return false;
    this.at++;
    return true;
  }

  end(): void {
    if (!this.isAtEnd) this.refuse('COUPON_EXCESS_DATA', this.at, this.text.length - this.at);
  }
}

const coupon =
  (read: (reader: Reader) => void): Linter =>
  (value, prefixes) => {
    try {
      const found = nonDigit(value);
      if (!found) read(new Reader(value, prefixes));
      return found;
    } catch (error) {
      if (error instanceof Found) return error.fault;
      throw error;
    }
  };

function requirement(reader: Reader, which: string): void {
  reader.sized(`${which}_PURCHASE_REQUIREMENT`, '12345', 0);
  reader.digit(`MISSING_${which}_PURCHASE_REQUIREMENT_CODE`, `INVALID_${which}_PURCHASE_REQUIREMENT_CODE`, '012349');
  reader.take(3, `TRUNCATED_${which}_PURCHASE_FAMILY_CODE`);
}

/** 9: the prefix of the first purchase again, which is not repeated. */
function furtherPrefix(reader: Reader, which: string): void {
  const name = `${which}_PURCHASE_GCP`;
  const length = reader.digit(`MISSING_${name}_VLI`, `INVALID_${name}_LENGTH`, '01234569');
  reader.prefix(reader.take(length === 9 ? 0 : length + 6, `TRUNCATED_${name}`));
}

function day(reader: Reader, tooShort: string, invalid: string): string {
  const digits = reader.take(6, tooShort);
  if (yymmdd(digits)) reader.refuse(`COUPON_${invalid}`, reader.at - 6, 6);
  return digits;
}

function dates(reader: Reader): void {
  // The misspelling is the standard's.
  const expiry = reader.isField('3')
    ? day(reader, 'TOO_SHORT_FOR_EXPIRATION_DATE', 'INVALID_EXIPIRATION_DATE')
    : undefined;
  if (!reader.isField('4')) return;
  const start = day(reader, 'TOO_SHORT_FOR_START_DATE', 'INVALID_START_DATE');
  if (expiry !== undefined && start > expiry) reader.refuse('COUPON_EXPIRATION_BEFORE_START', reader.at - 14, 14);
}

function miscellaneous(reader: Reader): void {
  reader.digit('MISSING_SAVE_VALUE_CODE', 'INVALID_SAVE_VALUE_CODE', '01256');
  reader.digit('MISSING_SAVE_VALUE_APPLIES_TO_ITEM', 'INVALID_SAVE_VALUE_APPLIES_TO_ITEM', '012');
  reader.digit('MISSING_STORE_COUPON_FLAG', 'INVALID_STORE_COUPON_FLAG', '0123456789');
  reader.digit('MISSING_DONT_MULTIPLY_FLAG', 'INVALID_DONT_MULTIPLY_FLAG', '01');
}

const ANY = '0123456789';

export const couponcode = coupon(reader => {
  reader.prefix(reader.sized('GCP', '0123456', 6));
  reader.take(6, 'TRUNCATED_OFFER_CODE');
  reader.sized('SAVE_VALUE', '12345', 0);
  requirement(reader, '1ST');
  if (reader.isField('1')) {
    reader.digit('MISSING_ADDITIONAL_PURCHASE_RULES_CODE', 'INVALID_ADDITIONAL_PURCHASE_RULES_CODE', '0123');
    requirement(reader, '2ND');
    furtherPrefix(reader, '2ND');
  }
  if (reader.isField('2')) {
    requirement(reader, '3RD');
    furtherPrefix(reader, '3RD');
  }
  dates(reader);
  if (reader.isField('5')) reader.sized('SERIAL_NUMBER', ANY, 6);
  if (reader.isField('6')) reader.prefix(reader.sized('RETAILER_GCP_OR_GLN', '1234567', 6));
  if (reader.isField('9')) miscellaneous(reader);
  reader.end();
});

export const couponposoffer = coupon(reader => {
  reader.digit('MISSING_FORMAT_CODE', 'INVALID_FORMAT_CODE', '01');
  reader.sized('FUNDER', '0123456', 6);
  reader.take(6, 'TRUNCATED_OFFER_CODE');
  reader.sized('SERIAL_NUMBER', ANY, 6);
  reader.end();
});
