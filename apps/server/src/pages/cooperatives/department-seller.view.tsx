import { can, endsInTaxCheckDigit, type CooperativeAction } from '#libs/cooperatives';
import { paths } from '../../paths.js';
import { Button, FormErrors, TextArea } from '../../ui/forms.js';
import { DefinitionList, Timeline } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Section, Split, Stack } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { formFor, type FormInPlace } from '../catalog/form-in-place.js';
import { phoneAtHome } from '../../ui/phone.js';
import type { SellerRow } from './department-seller.query.js';

export interface SellerProps {
  visit: Visit;
  seller: SellerRow;
  /** The decision that was sent and refused. */
  sent?: FormInPlace;
}

/** What a seller says of itself, beside what the officer decides. */
export function SellerView({ visit, seller, sent }: SellerProps) {
  const words = visit.words.cooperatives.department;
  const errors = sent ? [...sent.form.errors] : [];
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(errors.length)} errors={errors} />
      <Split aside={<Decisions visit={visit} seller={seller} sent={sent} />} asideFirst>
        <Section title={words.facts} panel>
          <Doubts visit={visit} seller={seller} />
          <DefinitionList items={factsOf(visit, seller)} />
        </Section>
        <Section title={words.history} panel>
          <History visit={visit} seller={seller} />
        </Section>
      </Split>
      <p>
        <a href={paths.department.cooperatives()}>{words.back}</a>
      </p>
    </Stack>
  );
}

/** What looks odd and may still be right: an officer judges it. */
function Doubts({ visit, seller }: SellerProps) {
  const words = visit.words.cooperatives.department;
  return (
    <>
      {!endsInTaxCheckDigit(seller.taxCode) && <Notice tone="warning">{words.taxCodeOdd}</Notice>}
      {seller.sharedWith.length > 0 && (
        <Notice tone="warning">{words.prefixShared(seller.sharedWith.join(', '))}</Notice>
      )}
    </>
  );
}

function factsOf(visit: Visit, seller: SellerRow) {
  const { registration: words, department, legalForms, sectors, unions } = visit.words.cooperatives;
  return [
    { term: words.legalForm, detail: legalForms[seller.legalForm] },
    { term: words.sector, detail: sectors[seller.sector] },
    { term: words.taxCode, detail: <span class="num">{seller.taxCode}</span> },
    { term: words.registeredOn, detail: visit.day(seller.registeredOn) },
    { term: words.members, detail: visit.number(seller.members) },
    { term: words.foundedByUnion, detail: seller.foundedByUnion && unions[seller.foundedByUnion] },
    { term: department.address, detail: `${seller.addressLine}, ${seller.commune}` },
    { term: words.phone, detail: <a href={`tel:${seller.phone}`}>{phoneAtHome(seller.phone)}</a> },
    { term: words.email, detail: seller.email && <a href={`mailto:${seller.email}`}>{seller.email}</a> },
    { term: words.gs1Prefix, detail: <span class="num">{seller.gs1Prefix}</span> },
    { term: department.gln, detail: <span class="num">{seller.gln}</span> },
    { term: department.directors, detail: seller.directors.map(({ name, login }) => `${name} (${login})`).join('; ') },
    { term: department.since, detail: visit.moment(seller.createdAt) },
  ];
}

function History({ visit, seller }: SellerProps) {
  const words = visit.words.cooperatives.department;
  if (seller.decisions.length === 0) return <p>{words.historyEmpty}</p>;
  const steps = seller.decisions.map(({ decision, note, by, at }) => ({
    title: words.decisions[decision],
    when: visit.moment(at),
    at,
    note: [note, words.by(by)].filter(text => text !== '').join(' — '),
  }));
  return <Timeline steps={steps} label={words.history} />;
}

/** The address of each decision. */
export const DECISION_PATHS: Readonly<Record<CooperativeAction, string>> = {
  verify: 'verification',
  refuse: 'refusal',
  suspend: 'suspension',
  resume: 'resumption',
};

function Decisions({ visit, seller, sent }: SellerProps) {
  const words = visit.words.cooperatives.department;
  const open = (Object.keys(DECISION_PATHS) as CooperativeAction[]).filter(action => can(action, seller));
  return (
    <Section title={words.decide} lead={can('verify', seller) ? words.decideLead : undefined} panel>
      {open.map(action => (
        <DecisionForm visit={visit} seller={seller} sent={sent} action={action} />
      ))}
      {seller.verification === 'verified' && seller.standing === 'active' && (
        <p>
          <a href={paths.cooperative(seller.slug)}>{words.shop}</a>
        </p>
      )}
    </Section>
  );
}

/** A reason where the rules want one, a note where they allow one. */
function DecisionForm({ visit, seller, sent, action }: SellerProps & { action: CooperativeAction }) {
  const words = visit.words.cooperatives.department;
  const { form, idOf } = formFor(sent, action);
  const isAgainst = action === 'refuse' || action === 'suspend';
  return (
    <form
      class="form stack"
      method="post"
      action={paths.department.decideCooperative(seller.slug, DECISION_PATHS[action])}
    >
      {action === 'suspend' && <p class="hint">{words.suspendLead}</p>}
      <TextArea
        {...form.input('note')}
        id={idOf('note')}
        label={isAgainst ? words.reason : words.note}
        hint={isAgainst ? words.reasonHint : words.noteHint}
        rows={2}
        maxlength={1000}
        required={isAgainst}
      />
      <Button kind={isAgainst ? 'danger' : 'primary'} wide>
        {words[action]}
      </Button>
    </form>
  );
}
