// The way of the batch, and the stars it may carry.
import { netContent } from '#libs/labels';
import type { ScannedCertificate, ScannedStep } from '#libs/scans';
import { taskName } from '#libs/traceability';
import { dayOf } from '#platform/clock';
import { paths } from '../../paths.js';
import { DefinitionList, Timeline } from '../../ui/lists.js';
import { Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { ScanProps } from './scan-props.js';

/** Links, so that whoever scans pays for a picture only when they want it; so many that the page still comes in one round trip. */
const MOST_PHOTOS = 6;

export function Steps({ visit, scan: { product, batch, steps } }: ScanProps) {
  if (!product || !batch) return null;
  const { scan } = visit.words.labels;
  const { enclosed } = visit.words.recorder;
  const amount = (quantity: number) => netContent(visit.locale, quantity, batch.unit);
  const quantityOf = ({ step, input, output, packs }: ScannedStep): string => {
    if (step === 'pack')
      return scan.packed(visit.number(packs ?? 0), netContent(visit.locale, product.netQuantity, product.netUnit));
    return step === 'gather' || step === 'receive' ? amount(output) : scan.made(amount(input), amount(output));
  };
  const shown = new Set(steps.flatMap(step => step.photos ?? []).slice(0, MOST_PHOTOS));
  const photosOf = ({ kind, photos }: ScannedStep) =>
    photos?.some(id => shown.has(id)) && (
      <p>
        {photos.map(
          (id, n) =>
            shown.has(id) && (
              <>
                <a href={paths.publicPhoto(id)}>
                  {enclosed.photo(taskName(visit.locale, product.line, kind), n + 1)}
                </a>{' '}
              </>
            ),
        )}
      </p>
    );
  return (
    <Section title={scan.steps}>
      {steps.length === 0 && <p>{scan.noSteps}</p>}
      <Timeline
        label={scan.steps}
        steps={steps.map(step => ({
          title: taskName(visit.locale, product.line, step.kind),
          when: visit.day(new Date(step.happenedAt)),
          at: dayOf(new Date(step.happenedAt)),
          where: `${step.site}, ${step.commune}`,
          quantity: quantityOf(step),
          note: photosOf(step) || undefined,
        }))}
      />
    </Section>
  );
}

export function Certificates({ visit, scan: { batch, certificateThen, certificateNow } }: ScanProps) {
  if (!certificateThen && !certificateNow) return null;
  const { scan } = visit.words.labels;
  const isTheSame = certificateThen?.decisionNumber === certificateNow?.decisionNumber;
  const items = isTheSame
    ? [{ term: scan.thenAndNow, detail: lineOf(visit, certificateNow) }]
    : [
        { term: scan.onPackingDay, detail: batch?.packedOn && lineOf(visit, certificateThen) },
        { term: scan.now, detail: lineOf(visit, certificateNow) },
      ];
  return (
    <Section title={scan.certificate}>
      <DefinitionList items={items} />
    </Section>
  );
}

function lineOf(visit: Visit, certificate: ScannedCertificate | null): string {
  const { scan } = visit.words.labels;
  if (!certificate) return scan.noCertificate;
  const { stars, decisionNumber, issuer, expiresOn } = certificate;
  return `${scan.stars(stars)}. ${scan.certificateLine(decisionNumber, scan.issuers[issuer], visit.day(expiresOn))}`;
}
