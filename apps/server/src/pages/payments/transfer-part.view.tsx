import { qrSvg } from '#libs/labels';
import { bankName, vietQrText, type BankAccount } from '#libs/payments';
import { minus, type Dong } from '#platform/money';
import { DefinitionList } from '../../ui/lists.js';
import { Section } from '../../ui/sections.js';
import { ToCopy } from '../../ui/to-copy.js';
import type { Visit } from '../../web/visit.js';
import type { PayPage } from './pay.query.js';

/** The market's own account. */
export interface MarketAccount extends BankAccount {
  bankAccountName: string;
}

/** What is still to be transferred. */
export const missingOf = ({ amount, received }: Pick<PayPage, 'amount' | 'received'>): Dong => minus(amount, received);

interface TransferProps {
  visit: Visit;
  page: PayPage;
  account: MarketAccount;
}

/** The symbol for whoever has a second screen, and its lines for whoever reads this on the phone that pays. */
export function TransferPart({ visit, page, account }: TransferProps) {
  const { transfer } = visit.words.payments;
  const amount = missingOf(page);
  const text = vietQrText({ amount, reference: page.reference }, account);
  const svg = qrSvg(text, { title: transfer.qrTitle(visit.dong(amount)), modulePx: 6 });
  return (
    <>
      <Section title={transfer.scanTitle} lead={transfer.scanLead} panel>
        <div class="pay-qr" dangerouslySetInnerHTML={{ __html: svg }} />
        <p>{transfer.samePhone}</p>
      </Section>
      <ByHand visit={visit} page={page} account={account} />
    </>
  );
}

function ByHand({ visit, page, account }: TransferProps) {
  const { transfer } = visit.words.payments;
  return (
    <Section title={transfer.byHandTitle} lead={transfer.byHandLead} panel>
      <DefinitionList
        items={[
          { term: transfer.bank, detail: bankName(account.bankBin) },
          { term: transfer.holder, detail: account.bankAccountName },
        ]}
      />
      <div class="form stack">
        <ToCopy words={transfer} name="account" label={transfer.account} value={account.bankAccount} />
        <ToCopy words={transfer} name="amount" label={transfer.amount} value={String(missingOf(page))} />
        <ToCopy words={transfer} name="text" label={transfer.text} hint={transfer.textHint} value={page.reference} />
      </div>
      <p>{transfer.then}</p>
    </Section>
  );
}
