import { taskName } from '#libs/traceability';
import type { Visit } from '../../web/visit.js';
import { flagSentence } from '../../pages/balance/flag-parts.js';
import { amountText } from '../../pages/traceability/batch-parts.js';
import type { FingerprintRow, KitRow } from './kit.query.js';
import { filterOf } from './label-filter.js';

/** As sentences in the officer's language: the phone shows them as they are. */
export function kitBookOf(visit: Visit, kits: readonly KitRow[]) {
  const { locale, me } = visit;
  return {
    me: { id: me.personId, name: me.fullName },
    locale,
    now: visit.now.toISOString(),
    inspections: kits.map(({ cooperatives, ...kit }) => ({
      ...kit,
      preparedAt: kit.preparedAt.toISOString(),
      expiresAt: kit.expiresAt.toISOString(),
      cooperatives: cooperatives.map(({ certificates, batches, ownUnits, ...cooperative }) => ({
        ...cooperative,
        units: ownUnits.map(({ name, holds, base }) => `1 ${name} = ${amountText(visit, BigInt(holds), base)}`),
        certificates: certificates.map(
          ({ nameVi, nameEn, stars, number, expiresOn }) =>
            `${visit.say(nameVi, nameEn)}: ${'★'.repeat(stars)}, ${number}, ≤ ${visit.day(expiresOn)}`,
        ),
        batches: batches.map(({ nameVi, nameEn, line, balance, unit, flags, tasks, recalledAt, ...batch }) => ({
          ...batch,
          product: visit.say(nameVi, nameEn),
          balance: amountText(visit, BigInt(balance), unit),
          isRecalled: recalledAt !== null,
          flags: flags.map(flag => flagSentence(visit, flag)),
          tasks: tasks.map(
            ({ kind, at, site }) => `${visit.moment(new Date(at))}: ${taskName(locale, line, kind)}, ${site}`,
          ),
        })),
      })),
    })),
  };
}

export type KitBook = ReturnType<typeof kitBookOf>;

export function labelsOf(salt: Buffer, rows: readonly FingerprintRow[]) {
  const of = (verdict: FingerprintRow['verdict']) => {
    const { stretches, within } = filterOf(rows.find(row => row.verdict === verdict)?.fingerprints ?? Buffer.alloc(0));
    return { stretches: Buffer.from(stretches).toString('base64'), within: Buffer.from(within).toString('base64') };
  };
  return { salt: salt.toString('base64'), genuine: of('genuine'), inactive: of('inactive'), recalled: of('recalled') };
}

export type LabelsInKit = ReturnType<typeof labelsOf>;
