import type { PaymentState } from '#libs/payments';
import { zero } from '#platform/money';
import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Panel, Row, Section, Stack } from '../../ui/sections.js';
import type { Tone } from '../../ui/types.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { PayPage } from './pay.query.js';
import { missingOf, TransferPart, type MarketAccount } from './transfer-part.view.js';

const TONES: Record<PaymentState, Tone> = {
  'to-collect': 'info',
  collected: 'success',
  pending: 'info',
  paid: 'success',
  expired: 'warning',
  cancelled: 'warning',
  'to-refund': 'warning',
  refunded: 'success',
};

/** While somebody else may bring the news, the page looks again by itself. */
export const looksAgain = ({ state, method, wasSentOn }: PayPage): boolean =>
  state === 'pending' && (method === 'vietqr' || wasSentOn);

/** Nothing will be delivered: whoever still wants the goods begins anew. */
const isOver = (state: PaymentState): boolean => state === 'expired' || state === 'cancelled' || state === 'refunded';

export interface PayViewProps {
  visit: Visit;
  page: PayPage;
  account: MarketAccount;
  form: Form;
}

export function PayView({ visit, page, account, form }: PayViewProps) {
  const { pay, states, whatNow } = visit.words.payments;
  const isPending = page.state === 'pending';
  return (
    <Stack>
      <PageHead title={pay.title(page.code)} />
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
      <Notice tone={TONES[page.state]} title={states[page.state]}>
        {whatNow[page.state]}
        {looksAgain(page) && ` ${pay.refreshes}`}
      </Notice>
      <Facts visit={visit} page={page} />
      {isPending && page.received > zero && (
        <Notice tone="warning">{pay.received(visit.dong(page.received), visit.dong(missingOf(page)))}</Notice>
      )}
      {isPending && page.method === 'vietqr' && <TransferPart visit={visit} page={page} account={account} />}
      {isPending && page.method === 'card' && (
        <SentOnPart visit={visit} page={page} words={visit.words.payments.card} action={paths.payByCard(page.key)} />
      )}
      {isPending && page.method === 'wallet' && (
        <SentOnPart visit={visit} page={page} words={visit.words.wallet.pay} action={paths.payByWallet(page.key)} />
      )}
      <Row>
        <Button kind={isPending ? 'secondary' : 'primary'} href={paths.follow(page.key)}>
          {pay.follow}
        </Button>
        {isOver(page.state) && (
          <Button kind="secondary" href={paths.search()}>
            {visit.words.ordering.basket.keepLooking}
          </Button>
        )}
      </Row>
    </Stack>
  );
}

function Facts({ visit, page }: { visit: Visit; page: PayPage }) {
  const { pay, methods } = visit.words.payments;
  const waits = page.state === 'pending' && page.payBefore;
  return (
    <Panel>
      <DefinitionList
        items={[
          { term: pay.sum, detail: <strong class="num nowrap">{visit.dong(page.amount)}</strong> },
          { term: pay.method, detail: methods[page.method] },
          { term: pay.payBefore, detail: waits ? <TimeLeft visit={visit} until={waits} /> : undefined },
        ]}
      />
    </Panel>
  );
}

function TimeLeft({ visit, until }: { visit: Visit; until: Date }) {
  const minutes = Math.max(0, Math.ceil((until.getTime() - visit.now.getTime()) / 60_000));
  return (
    <>
      <time class="nowrap" dateTime={until.toISOString()}>
        {visit.moment(until)}
      </time>{' '}
      ({visit.words.payments.pay.minutesLeft(minutes)})
    </>
  );
}

/** The button that leads to the card form or to the wallet's page. */
function SentOnPart({ visit, page, words, action }: SentOnProps) {
  return (
    <Section title={words.title} lead={words.lead} panel>
      {page.wasSentOn && <p>{words.tried}</p>}
      <ActionForm action={action} label={words.button(visit.dong(page.amount))} kind="primary" icon="shield" />
    </Section>
  );
}

interface SentOnProps {
  visit: Visit;
  page: PayPage;
  words: Record<'title' | 'lead' | 'tried', string> & { button: (amount: string) => string };
  action: string;
}
