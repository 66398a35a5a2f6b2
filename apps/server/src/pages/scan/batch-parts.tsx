// The way of the batch, and the stars it may carry.
import { netContent } from '#libs/labels';
import type { ScannedCertificate, ScannedStep } from '#libs/scans';
import { taskName } from '#libs/traceability';
import { dayOf } from '#platform/clock';
import { DefinitionList, Timeline } from '../../ui/lists.js';
import { Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { ScanProps } from './scan-props.js';

export function Steps({ visit, scan: { product, batch, steps } }: ScanProps) {
  if (!product || !batch) return null;
  const { scan } = visit.words.labels;
  const amount = (quantity: number) => netContent(visit.locale, quantity, batch.unit);
  const quantityOf = ({ step, input, output, packs }: ScannedStep): string => {
    if (step === 'pack')
      return scan.packed(visit.number(packs ?? 0), netContent(visit.locale, product.netQuantity, product.netUnit));
    return step === 'gather' || step === 'receive' ? amount(output) : scan.made(amount(input), amount(output));
  };
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
