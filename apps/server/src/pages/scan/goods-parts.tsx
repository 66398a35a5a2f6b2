// What a label must say, who answers for the goods, and what to do when in doubt.
import { netContent } from '#libs/labels';
import type { ScannedCooperative } from '#libs/scans';
import { paths } from '../../paths.js';
import { Button } from '../../ui/actions.js';
import { DefinitionList } from '../../ui/lists.js';
import { phoneAtHome, PhoneLink } from '../../ui/phone.js';
import { Row, Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { ScanProps } from './scan-props.js';

export function LabelFacts({ visit, gtin, scan: { product, batch, cooperative }, look }: ScanProps) {
  if (!product || !cooperative) return null;
  const { scan } = visit.words.labels;
  const day = (value: string | null | undefined) => value && visit.day(value);
  return (
    <Section title={scan.facts} panel>
      <DefinitionList
        items={[
          { term: scan.name, detail: visit.say(product.nameVi, product.nameEn) },
          { term: scan.netContent, detail: netContent(visit.locale, product.netQuantity, product.netUnit) },
          { term: scan.lotLabel, detail: batch?.lot },
          { term: scan.producedOn, detail: day(batch?.producedOn) },
          { term: scan.packedOn, detail: day(batch?.packedOn) },
          { term: scan.bestBefore, detail: day(batch?.bestBefore) },
          { term: scan.origin, detail: scan.madeIn(placeOf(cooperative)) },
          { term: scan.ingredients, detail: visit.say(product.ingredientsVi, product.ingredientsEn) },
          { term: scan.usage, detail: visit.say(product.usageVi, product.usageEn) },
          { term: scan.warnings, detail: visit.say(product.warningsVi, product.warningsEn) },
          { term: scan.standard, detail: product.standard },
          { term: scan.gtin, detail: <span class="num">{gtin}</span> },
          { term: scan.serial, detail: look.serial && <span class="num">{look.serial}</span> },
          { term: scan.sold, detail: look.sold && scan.soldBy(cooperative.name, look.sold) },
          { term: scan.scanned, detail: look.looks },
        ]}
      />
    </Section>
  );
}

export function Responsible({ visit, scan: { cooperative } }: ScanProps) {
  if (!cooperative) return null;
  const { scan } = visit.words.labels;
  return (
    <Section title={scan.responsible}>
      <DefinitionList
        items={[
          {
            term: formOf(visit, cooperative.legalForm),
            detail: <a href={paths.cooperative(cooperative.slug)}>{cooperative.name}</a>,
          },
          { term: scan.address, detail: `${cooperative.addressLine}, ${placeOf(cooperative)}` },
          { term: scan.phone, detail: <PhoneLink number={cooperative.phone} /> },
          { term: scan.gln, detail: <span class="num">{cooperative.gln}</span> },
        ]}
      />
    </Section>
  );
}

export function InDoubt({ visit, scan: { cooperative } }: ScanProps) {
  const { scan } = visit.words.labels;
  return (
    <Section title={scan.doubt}>
      <p>{cooperative ? scan.doubtCall(cooperative.name) : scan.doubtForeign}</p>
      <Row>
        {cooperative && (
          <Button href={`tel:${cooperative.phone}`} kind="secondary" icon="phone">
            {phoneAtHome(cooperative.phone)}
          </Button>
        )}
        <Button href={paths.aboutContact} kind="quiet">
          {cooperative ? scan.doubtUs : scan.report}
        </Button>
      </Row>
      <p>{scan.privacy}</p>
    </Section>
  );
}

const placeOf = ({ commune, province }: ScannedCooperative): string => `${commune}, ${province}`;

function formOf(visit: Visit, legalForm: string): string {
  const { forms, organisation } = visit.words.labels.scan;
  return Object.hasOwn(forms, legalForm) ? forms[legalForm as keyof typeof forms] : organisation;
}
