import { paths } from '../../paths.js';
import { Button, FormErrors, TextArea } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Row, Section, Split, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { BoundInForce, ClaimBadge, ClaimFacts, claimText, Gathered, kindOfSite } from './site-claim-parts.js';
import type { DefaultBound, SeasonRow, SiteClaimRow } from './site-claim.query.js';

interface ListProps {
  visit: Visit;
  waiting: readonly SiteClaimRow[];
  decided: readonly SiteClaimRow[];
}

export function DepartmentClaimsView({ visit, waiting, decided }: ListProps) {
  const { department: words } = visit.words.siteClaims;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <Claims visit={visit} title={words.waiting} rows={waiting} empty={words.waitingNone} />
      <Claims visit={visit} title={words.done} rows={decided} empty={words.doneNone} />
    </Stack>
  );
}

interface ClaimsProps {
  visit: Visit;
  title: string;
  rows: readonly SiteClaimRow[];
  empty: string;
}

function Claims({ visit, title, rows, empty }: ClaimsProps) {
  const { siteClaims: words } = visit.words;
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        quietCaption
        empty={empty}
        columns={[
          { label: words.place },
          { label: words.cooperative },
          { label: words.what },
          { label: words.state },
          { label: words.made },
        ]}
        rows={rows.map(claim => ({
          cells: [
            <a href={paths.department.siteClaim(claim.id)}>{claim.place}</a>,
            claim.cooperative,
            claimText(visit, claim),
            <ClaimBadge visit={visit} state={claim.state} />,
            <span class="nowrap">{visit.moment(claim.claimedAt)}</span>,
          ],
        }))}
      />
    </Section>
  );
}

interface OneProps {
  visit: Visit;
  claim: SiteClaimRow;
  /** All claims about the place. */
  claims: readonly SiteClaimRow[];
  defaults: readonly DefaultBound[];
  seasons: readonly SeasonRow[];
  form: Form;
}

/** One claim before the officer: what is said, what is believed without it, what the place has given so far. */
export function DepartmentClaimView({ visit, claim, claims, defaults, seasons, form }: OneProps) {
  const { siteClaims: words } = visit.words;
  const others = claims.filter(({ id }) => id !== claim.id);
  return (
    <>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ decision: words.department.decide }}
      />
      <Split
        aside={
          <Section title={words.inForce} panel>
            <BoundInForce visit={visit} claims={claims} defaults={defaults} />
            <Gathered visit={visit} seasons={seasons} />
          </Section>
        }
      >
        <Section title={words.kinds[claim.claim]} panel>
          <DefinitionList
            items={[
              {
                term: words.cooperative,
                detail: <a href={paths.department.cooperative(claim.cooperativeSlug)}>{claim.cooperative}</a>,
              },
              { term: words.place, detail: claim.place },
              { term: words.kind, detail: kindOfSite(visit, claim.kind) },
              { term: words.commune, detail: claim.commune },
            ]}
          />
          <ClaimFacts visit={visit} claim={claim} />
        </Section>
        {claim.state === 'open' && <Decision visit={visit} claim={claim} form={form} />}
        {others.length > 0 && (
          <Section title={words.history}>
            <Stack>
              {others.map(one => (
                <Section title={words.kinds[one.claim]} heading={3} panel>
                  <ClaimFacts visit={visit} claim={one} />
                </Section>
              ))}
            </Stack>
          </Section>
        )}
      </Split>
    </>
  );
}

function Decision({ visit, claim, form }: { visit: Visit; claim: SiteClaimRow; form: Form }) {
  const { department: words, decision } = visit.words.siteClaims;
  return (
    <Section title={decision} panel>
      <form class="form stack" method="post" action={paths.department.decideSiteClaim(claim.id, 'countersignature')}>
        <TextArea {...form.input('decision')} label={words.decide} hint={words.decideHint} rows={3} maxlength={1000} />
        <Row>
          <Button icon="check">{words.countersign}</Button>
          <Button kind="secondary" formaction={paths.department.decideSiteClaim(claim.id, 'refusal')}>
            {words.refuse}
          </Button>
        </Row>
      </form>
    </Section>
  );
}
