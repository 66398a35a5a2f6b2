import { SITE_CLAIMS } from '#libs/balance';
import { mayAtDesk } from '#libs/identity';
import { paths } from '../../paths.js';
import { ActionForm, Button, DateInput, FormErrors, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Section, Split, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { CLAIM_UNITS } from './site-claim-form.js';
import { BoundInForce, ClaimFacts, Gathered, kindOfSite, sizeText } from './site-claim-parts.js';
import type { ClaimedSite, DefaultBound, SeasonRow, SiteClaimRow } from './site-claim.query.js';

interface Props {
  visit: Visit;
  site: ClaimedSite;
  claims: readonly SiteClaimRow[];
  defaults: readonly DefaultBound[];
  seasons: readonly SeasonRow[];
  /** Of the claim to be. */
  claimId: string;
  form: Form;
}

export function DeskSiteClaimsView(props: Props) {
  const { visit, site, claims, defaults, seasons } = props;
  const { siteClaims: words } = visit.words;
  const mayClaim = mayAtDesk(visit.seat, ['clerk']);
  return (
    <Split
      aside={
        <Section title={words.inForce} panel>
          <DefinitionList
            items={[
              { term: words.kind, detail: kindOfSite(visit, site.kind) },
              { term: words.commune, detail: site.commune },
              {
                term: words.said,
                detail: site.size !== null && site.measure && sizeText(visit, site.size, site.measure),
              },
            ]}
          />
          <BoundInForce visit={visit} claims={claims} defaults={defaults} />
          <Gathered visit={visit} seasons={seasons} />
        </Section>
      }
    >
      {mayClaim && <ClaimForm {...props} />}
      <Section title={words.history}>
        {claims.length === 0 ? (
          <p class="table-empty">{words.historyNone}</p>
        ) : (
          <Stack>
            {claims.map(claim => (
              <OneClaim visit={visit} claim={claim} mayClaim={mayClaim} />
            ))}
          </Stack>
        )}
      </Section>
    </Split>
  );
}

function OneClaim({ visit, claim, mayClaim }: { visit: Visit; claim: SiteClaimRow; mayClaim: boolean }) {
  const { desk: words, kinds } = visit.words.siteClaims;
  return (
    <Section title={kinds[claim.claim]} heading={3} panel>
      <ClaimFacts visit={visit} claim={claim} />
      {mayClaim && claim.state === 'open' && (
        <ActionForm
          action={paths.desk.withdrawSiteClaim(visit.seat.slug, claim.id)}
          label={words.withdraw}
          confirm={{ question: words.withdrawAsk, yes: words.withdraw }}
        />
      )}
    </Section>
  );
}

function ClaimForm({ visit, site, claimId, form }: Props) {
  const { desk: words, kinds } = visit.words.siteClaims;
  const { units } = visit.words.traceability.batch;
  const claimable = SITE_CLAIMS.filter(claim => claim !== 'capacity' || site.measure !== null);
  return (
    <Section title={words.form} lead={words.lead} panel>
      <form class="form stack" method="post" action={paths.desk.siteClaims(visit.seat.slug, site.id)}>
        <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
        <input type="hidden" name="id" value={claimId} />
        <Select
          {...form.input('claim')}
          label={words.claim}
          placeholder={words.choose}
          options={claimable.map(value => ({ value, label: kinds[value] }))}
          required
        />
        {site.measure && (
          <>
            <NumberInput
              {...form.input('size')}
              label={words.size}
              hint={words.sizeHint}
              unit={visit.words.balance.measures[site.measure]}
            />
            <NumberInput {...form.input('amount')} label={words.amount} decimal />
            <Select
              {...form.input('unit')}
              label={words.unit}
              options={CLAIM_UNITS.map(unit => ({ value: unit, label: units[unit] }))}
            />
          </>
        )}
        <DateInput {...form.input('from')} label={words.from} />
        <DateInput {...form.input('to')} label={words.to} />
        <TextInput {...form.input('source')} label={words.source} hint={words.sourceHint} maxlength={300} required />
        <Button>{words.send}</Button>
      </form>
    </Section>
  );
}
