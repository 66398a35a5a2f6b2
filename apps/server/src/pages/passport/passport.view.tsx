import { netContent } from '#libs/labels';
import type { Completeness, Passport } from '#libs/passport';
import { taskName } from '#libs/traceability';
import { paths } from '../../paths.js';
import { Stars } from '../../ui/badges.js';
import { Button } from '../../ui/forms.js';
import { DefinitionList, Timeline } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { phoneAtHome } from '../../ui/phone.js';
import { PageHead, Row, Section, Stack } from '../../ui/sections.js';
import { StepPhotos } from './step-photos.js';
import type { Visit } from '../../web/visit.js';
import { CompletenessPart } from './completeness-part.js';

interface PassportProps {
  visit: Visit;
  passport: Passport;
}

/** The product passport as a page: every item of the law under its own name, and what is missing. */
export function PassportView({ visit, passport, completeness }: PassportProps & { completeness: Completeness }) {
  const { passport: words } = visit.words;
  const { gtin, lot } = passport;
  return (
    <Stack>
      <PageHead title={visit.say(passport.nameVi, passport.nameEn)} lead={words.lead} />
      {passport.recalledOn && (
        <Notice tone="danger" title={words.recalled(visit.day(passport.recalledOn))}>
          {passport.recallReasonVi}
        </Notice>
      )}
      <Goods visit={visit} passport={passport} />
      <Responsible visit={visit} passport={passport} />
      <Stages visit={visit} passport={passport} />
      <Certificates visit={visit} passport={passport} />
      <CompletenessPart visit={visit} completeness={completeness} />
      <Row>
        <Button kind="secondary" href={paths.passportJson(gtin, lot)} icon="download">
          {words.json}
        </Button>
        <Button kind="quiet" href={paths.link.lot(gtin, lot)}>
          {words.tracePage}
        </Button>
      </Row>
    </Stack>
  );
}

function Goods({ visit, passport }: PassportProps) {
  const { passport: words, labels } = visit.words;
  const day = (value: string | null) => (value ? visit.day(value) : '');
  return (
    <Section title={words.goods} panel>
      <DefinitionList
        items={[
          { term: words.gtin, detail: passport.gtin },
          { term: words.lot, detail: passport.lot },
          { term: words.brand, detail: passport.brand },
          { term: words.content, detail: netContent(visit.locale, passport.netQuantity, passport.netUnit) },
          { term: labels.scan.producedOn, detail: day(passport.producedOn) },
          { term: labels.scan.packedOn, detail: day(passport.packedOn) },
          { term: labels.scan.bestBefore, detail: day(passport.bestBefore) },
          { term: labels.scan.ingredients, detail: passport.ingredientsVi },
          { term: labels.scan.usage, detail: passport.usageVi },
          { term: labels.scan.warnings, detail: passport.warningsVi },
          { term: labels.scan.standard, detail: passport.standard },
        ]}
      />
    </Section>
  );
}

function Responsible({ visit, passport: { responsible } }: PassportProps) {
  const { passport: words } = visit.words;
  return (
    <Section title={words.responsible} panel>
      <DefinitionList
        items={[
          { term: words.organisation, detail: <a href={paths.cooperative(responsible.slug)}>{responsible.name}</a> },
          { term: words.address, detail: [responsible.address, responsible.commune, responsible.province].join(', ') },
          { term: words.gln, detail: responsible.gln },
          { term: words.taxCode, detail: responsible.taxCode },
          { term: words.phone, detail: phoneAtHome(responsible.phone) },
        ]}
      />
    </Section>
  );
}

function Stages({ visit, passport }: PassportProps) {
  const { passport: words } = visit.words;
  return (
    <Section title={words.stages} panel>
      <Timeline
        label={words.stages}
        steps={passport.stages.map(({ kind, at, productCode, place, photos }) => ({
          title: taskName(visit.locale, passport.line, kind),
          when: visit.moment(at),
          where: `${place.name}, ${place.commune}`,
          note: (
            <>
              {words.codes(productCode, `/414/${place.gln}/254/${place.extension}`)}
              <StepPhotos
                photos={photos}
                name={n => visit.words.recorder.enclosed.photo(taskName(visit.locale, passport.line, kind), n)}
              />
            </>
          ),
        }))}
      />
      <DefinitionList
        items={[
          { term: words.stepBack, detail: passport.from.map(one => one.name).join(', ') || words.ownGoods },
          { term: words.stepForward, detail: words.parcels(visit.number(passport.parcels)) },
        ]}
      />
    </Section>
  );
}

function Certificates({ visit, passport: { certificates } }: PassportProps) {
  const { passport: words, labels } = visit.words;
  return (
    <Section title={words.certificates} panel>
      {certificates.length === 0 && <p>{words.noCertificate}</p>}
      {certificates.map(({ stars, decisionNumber, issuedOn, expiresOn }) => (
        <p>
          <Stars stars={stars} label={labels.scan.stars(stars)} />{' '}
          {words.certificate(decisionNumber, visit.day(issuedOn), visit.day(expiresOn))}
        </p>
      ))}
    </Section>
  );
}
