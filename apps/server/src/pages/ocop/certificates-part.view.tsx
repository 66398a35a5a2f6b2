import { holdsOn, ISSUERS, STARS } from '#libs/ocop';
import { dayOf } from '#platform/clock';
import { paths } from '../../paths.js';
import { Badge, Stars } from '../../ui/badges.js';
import { Button, Checkbox, DateInput, Select, TextInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { formFor, type FormInPlace } from '../catalog/form-in-place.js';
import type { CertificateRow } from '../catalog/moderation.query.js';

interface CertificatesProps {
  visit: Visit;
  /** Of the product. */
  slug: string;
  certificates: CertificateRow[];
  sent?: FormInPlace;
}

/** The stars of a product: what was decided, what holds today, and the form for the next decision. */
export function CertificatesPart({ visit, slug, certificates, sent }: CertificatesProps) {
  const { ocop: words } = visit.words;
  const inForce = certificates.filter(certificate => holdsOn(certificate, dayOf(visit.now)));
  return (
    <Section title={words.title} lead={words.lead} panel id="certificates">
      <DataTable
        caption={words.caption}
        quietCaption
        empty={words.none}
        columns={[
          { label: words.stars },
          { label: words.decision },
          { label: words.issuer },
          { label: words.days },
          { label: words.state },
        ]}
        rows={certificates.map(certificate => ({
          cells: cellsOf(visit, certificate),
          tone: holdsOn(certificate, dayOf(visit.now)) ? undefined : 'muted',
        }))}
      />
      {inForce.map(certificate => (
        <RevokeForm visit={visit} certificate={certificate} sent={sent} />
      ))}
      <RecordForm visit={visit} slug={slug} sent={sent} />
    </Section>
  );
}

function cellsOf(visit: Visit, certificate: CertificateRow) {
  const { ocop: words } = visit.words;
  const holds = holdsOn(certificate, dayOf(visit.now));
  return [
    <Stars stars={certificate.stars} label={words.starsOf(certificate.stars)} />,
    certificate.decisionNumber,
    words.issuers[certificate.issuer],
    words.holdsUntil(visit.day(certificate.issuedOn), visit.day(certificate.expiresOn)),
    <StateCell visit={visit} certificate={certificate} holds={holds} />,
  ];
}

function StateCell({ visit, certificate, holds }: { visit: Visit; certificate: CertificateRow; holds: boolean }) {
  const { ocop: words } = visit.words;
  const { revokedOn, revocationReason } = certificate;
  if (revokedOn === null)
    return <Badge tone={holds ? 'success' : 'plain'}>{holds ? words.states.holds : words.states.over}</Badge>;
  return (
    <>
      <Badge tone="danger">{words.states.revoked}</Badge>{' '}
      <span class="hint">{words.revokedOn(visit.day(revokedOn), revocationReason ?? '')}</span>
    </>
  );
}

function RevokeForm({ visit, certificate, sent }: { visit: Visit; certificate: CertificateRow; sent?: FormInPlace }) {
  const { ocop: words } = visit.words;
  const { form, idOf } = formFor(sent, certificate.id);
  const own = (name: string) => ({ name, id: idOf(name), error: form.error(name) });
  return (
    <details class="action action-confirm" open={form.isSent}>
      <summary class="button button-quiet">{words.revokeOf(certificate.decisionNumber)}</summary>
      <form class="confirm form stack" method="post" action={paths.department.revokeCertificate(certificate.id)}>
        <p>{words.revokeLead}</p>
        <TextInput {...own('reason')} label={words.reason} value={form.value('reason')} maxlength={500} required />
        <Checkbox {...own('sure')} label={words.revokeSure} />
        <Button kind="danger">{words.revoke}</Button>
      </form>
    </details>
  );
}

function RecordForm({ visit, slug, sent }: Pick<CertificatesProps, 'visit' | 'slug' | 'sent'>) {
  const { ocop: words } = visit.words;
  const { form, idOf } = formFor(sent, 'certificate');
  const own = (name: string) => ({ ...form.input(name), id: idOf(name) });
  return (
    <details class="stack" open={form.isSent}>
      <summary>{words.record}</summary>
      <form class="form stack" method="post" action={paths.department.certificates(slug)}>
        <p class="hint">{words.recordLead}</p>
        <Select
          {...own('stars')}
          label={words.stars}
          placeholder={words.chooseStars}
          options={STARS.map(stars => ({ value: String(stars), label: words.starsOf(stars) }))}
          required
        />
        <TextInput
          {...own('decisionNumber')}
          label={words.decision}
          hint={words.decisionHint}
          maxlength={80}
          required
        />
        <Select
          {...own('issuer')}
          label={words.issuer}
          placeholder={words.chooseIssuer}
          options={ISSUERS.map(value => ({ value, label: words.issuers[value] }))}
          required
        />
        <DateInput {...own('issuedOn')} label={words.issuedOn} max={dayOf(visit.now)} required />
        <Row>
          <Button kind="secondary">{words.recordButton}</Button>
        </Row>
      </form>
    </details>
  );
}
