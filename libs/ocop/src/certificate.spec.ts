import fc from 'fast-check';
import { addDays, addMonths } from '#platform/clock';
import { fourStars } from '../../../test/support/builders/ocop.js';
import { Certificate } from './certificate.entity.js';
import { holdsOn, lastDayOf, mayCertify } from './certificate-rules.js';
import {
  CertificateIsOver,
  DecisionNumberNeeded,
  IssuedInTheFuture,
  IssuerCannotCertify,
  NotAStar,
  RevocationReasonNeeded,
} from './refusals.js';

const at = new Date('2026-11-24T02:00:00Z');
const record = (change: Parameters<typeof fourStars>[0] = {}) =>
  Certificate.record('c', 'p', fourStars(change), 'officer', at);

describe('a certificate of stars', () => {
  it('holds for 36 months, its first and last day included', () => {
    const certificate = record({ issuedOn: '2025-08-15' });
    expect(certificate.expiresOn).toBe('2028-08-14');
    expect(['2025-08-14', '2025-08-15', '2028-08-14', '2028-08-15'].map(day => holdsOn(certificate, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('issued on 29 February ends on 27 February three years on', () => {
    expect(lastDayOf('2024-02-29')).toBe('2027-02-27');
  });

  it('counts the day after its last day as the first of month 37', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map(days => addDays('2018-01-01', days));
    fc.assert(fc.property(day, issuedOn => addDays(lastDayOf(issuedOn), 1) === addMonths(issuedOn, 36)));
  });

  it('is for three to five stars, by a decision with a number, of a day that has been', () => {
    expect(() => record({ stars: 2 })).toThrow(NotAStar);
    expect(() => record({ decisionNumber: ' ' })).toThrow(DecisionNumberNeeded);
    expect(() => record({ issuedOn: '2026-11-25' })).toThrow(IssuedInTheFuture);
    expect(record({ issuedOn: '2026-11-24' }).issuedOn).toBe('2026-11-24');
  });

  it('comes from a district only before July 2025, and then for three stars', () => {
    expect(record({ issuer: 'district', stars: 3, issuedOn: '2025-06-30' }).issuer).toBe('district');
    expect(() => record({ issuer: 'district', stars: 3, issuedOn: '2025-07-01' })).toThrow(IssuerCannotCertify);
    expect(() => record({ issuer: 'district', stars: 4, issuedOn: '2025-06-30' })).toThrow(IssuerCannotCertify);
  });

  it('of five stars comes from the centre alone', () => {
    expect(mayCertify('central', 5, '2026-01-01')).toBe(true);
    expect(mayCertify('province', 5, '2026-01-01')).toBe(false);
    expect(mayCertify('province', 3, '2026-01-01')).toBe(true);
  });
});

describe('a revocation', () => {
  it('ends the stars on the same day', () => {
    const certificate = record();
    certificate.revoke(' Hết điều kiện. ', '2026-11-24');
    expect(certificate).toMatchObject({ revokedOn: '2026-11-24', revocationReason: 'Hết điều kiện.' });
    expect(holdsOn(certificate, '2026-11-23')).toBe(true);
    expect(holdsOn(certificate, '2026-11-24')).toBe(false);
  });

  it('needs a reason, and a certificate that still holds', () => {
    expect(() => record().revoke(' ', '2026-11-24')).toThrow(RevocationReasonNeeded);
    const certificate = record();
    certificate.revoke('Sai hồ sơ', '2026-11-24');
    expect(() => certificate.revoke('Lần nữa', '2026-11-25')).toThrow(CertificateIsOver);
    expect(() => record({ issuedOn: '2021-01-01' }).revoke('Muộn', '2026-11-24')).toThrow(CertificateIsOver);
  });
});
