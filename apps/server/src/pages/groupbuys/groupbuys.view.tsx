import type { Unit } from '#libs/places';
import { paths } from '../../paths.js';
import { Button, FormErrors, QuantityInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState, Notice } from '../../ui/notices.js';
import { PageHead, Panel, Row, Section, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { BuyerFields } from '../ordering/buyer-fields.js';
import { Facts, Standing } from './groupbuy-parts.js';
import { nameOf, shapeOf, timeLeft } from './groupbuy-texts.js';
import type { GroupBuyRow } from './groupbuys.query.js';
import type { PledgeSums } from './pledge-sums.js';

export function GroupBuysView({ visit, rows }: { visit: Visit; rows: readonly GroupBuyRow[] }) {
  const words = visit.words.groupbuys;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      {rows.length === 0 && (
        <EmptyState title={words.emptyTitle} action={<Button href={paths.search()}>{words.toProducts}</Button>}>
          {words.emptyText}
        </EmptyState>
      )}
      {rows.map(row => (
        <Section title={nameOf(visit, row)} lead={`${row.cooperative}, ${row.commune}`} panel>
          <Standing visit={visit} row={row} />
          <p class="hint">
            {shapeOf(visit, row).standing === 'coming'
              ? words.opensAt(visit.moment(row.opensAt))
              : `${words.people(visit.number(row.joined))}, ${timeLeft(visit, row)}`}
          </p>
          <Row>
            <Button href={paths.groupBuy(row.code)}>{words.look}</Button>
          </Row>
        </Section>
      ))}
      <p>
        <a href={paths.harvests}>{visit.words.harvests.title}</a>
      </p>
    </Stack>
  );
}

export interface JoinData {
  provinces: Unit[];
  communes: Unit[];
  /** Unknown until packs and a place are chosen. */
  sums: PledgeSums | undefined;
  attemptKey: string;
}

interface Props {
  visit: Visit;
  row: GroupBuyRow;
  data: JoinData;
  form: Form;
}

export function GroupBuyView(props: Props) {
  const { visit, row } = props;
  const words = visit.words.groupbuys;
  const { standing } = shapeOf(visit, row);
  return (
    <Stack>
      <PageHead title={nameOf(visit, row)} lead={words.pageLead(row.cooperative)} />
      <Panel>
        <div class="stack" data-watch={row.state === 'open' && paths.groupBuyProgress(row.code)} aria-live="off">
          <Standing visit={visit} row={row} />
        </div>
      </Panel>
      <Facts visit={visit} row={row} />
      <Section title={words.termsTitle}>
        <Stack>
          <p>{words.terms.pledge}</p>
          <p>{words.terms.reached}</p>
          <p>{words.terms.missed}</p>
          <p>{words.terms.goods(row.cooperative)}</p>
        </Stack>
      </Section>
      {standing === 'running' && row.pledged < row.most && <JoinForm {...props} />}
      {standing === 'running' && row.pledged >= row.most && <Notice tone="warning">{words.full}</Notice>}
      {standing === 'due' && <Notice>{words.due}</Notice>}
    </Stack>
  );
}

/** One form in two steps, without a script: place and packs give the sum, which is seen before anything is pledged. */
function JoinForm(props: Props) {
  const { visit, row, data, form } = props;
  const words = visit.words.groupbuys;
  const { name, phone, email, province, commune, address, note } = visit.words.ordering.checkout;
  return (
    <Section title={words.join} lead={words.joinLead} panel id="join">
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ packs: words.packsField, name, phone, email, province, commune, address, note }}
      />
      <form class="form stack" method="post" action={`${paths.groupBuy(row.code)}#join`}>
        <input type="hidden" name="attempt" value={data.attemptKey} />
        <QuantityInput
          {...form.input('packs')}
          label={words.packsField}
          value={form.value('packs') ?? 1}
          max={row.most - row.pledged}
        />
        <BuyerFields {...{ visit, form, ...data }} emailHint={words.emailHint} />
        <Sums {...props} />
      </form>
    </Section>
  );
}

/** The button that adds up works while the rest is still empty, so it skips the browser's own check. */
function Sums({ visit, data: { sums, communes } }: Props) {
  const words = visit.words.groupbuys;
  const { checkout } = visit.words.ordering;
  return (
    <>
      {sums && (
        <>
          <input type="hidden" name="expected" value={sums.total.toString()} />
          <DefinitionList
            sums
            items={[
              { term: words.goodsAtMost, detail: visit.dong(sums.goods) },
              { term: checkout.delivery, detail: visit.dong(sums.fee) },
              { term: words.atMost, detail: <strong class="num">{visit.dong(sums.total)}</strong> },
            ]}
          />
          <p class="hint">{words.atMostHint}</p>
        </>
      )}
      <Row>
        <button
          class={`button button-${sums ? 'secondary' : 'primary'}`}
          type="submit"
          name="step"
          value="sum"
          formNoValidate
        >
          <span>{sums ? words.sumAgain : communes.length > 0 ? words.sum : checkout.takeProvince}</span>
        </button>
        {sums && <Button icon="check">{words.pledge}</Button>}
      </Row>
    </>
  );
}
