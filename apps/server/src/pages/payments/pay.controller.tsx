import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { CardPayments, PaymentSettings, WalletPayments, type PaymentState } from '#libs/payments';
import { Database } from '#platform/database';
import { Unavailable } from '#platform/errors';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { payPage, type PayPage } from './pay.query.js';
import { looksAgain, PayView } from './pay.view.js';

const REFRESH_SECONDS = 10;
const nothing = z.object({});

/** Whoever has the link pays: most buyers have no account. */
@Controller()
@Public()
export class PayController {
  constructor(
    private readonly cards: CardPayments,
    private readonly wallets: WalletPayments,
    private readonly account: PaymentSettings,
    private readonly db: Database,
  ) {}

  @Get('pay/:key')
  async show(@CurrentVisit() visit: Visit, @Param('key') key: string): Promise<string> {
    return this.page(visit, await this.payment(key), blankForm());
  }

  /** To Stripe's card form; what is wrong is said on our page. */
  @Post('pay/:key/card')
  @Limited(20, 60)
  async card(@CurrentVisit() visit: Visit, @Param('key') key: string, @Body() body: unknown): Promise<string> {
    const { paymentId } = await this.payment(key);
    const urls = { returnUrl: visit.origin + paths.payReturn(key), payUrl: visit.origin + paths.pay(key) };
    const sent = await submit(visit, nothing, body, () => this.cards.begin(paymentId, urls));
    return sent.ok ? visit.seeOther(sent.result) : this.page(visit, await this.payment(key), sent.form);
  }

  /** To the wallet's own page; what is wrong is said on ours. */
  @Post('pay/:key/wallet')
  @Limited(20, 60)
  async wallet(
    @CurrentVisit() visit: Visit,
    @Param('key') key: string,
    @Ip() ip: string,
    @Body() body: unknown,
  ): Promise<string> {
    const { paymentId } = await this.payment(key);
    const asked = { returnUrl: visit.origin + paths.payReturn(key), ip, locale: visit.locale };
    const sent = await submit(visit, nothing, body, () => this.wallets.begin(paymentId, asked));
    return sent.ok ? visit.seeOther(sent.result) : this.page(visit, await this.payment(key), sent.form);
  }

  /** Back from Stripe or the wallet, whose word in the address we do not take. The webhook may not have come yet, or never: we ask. Looking twice changes nothing. */
  @Get('pay/:key/return')
  @Limited(60, 60)
  async comeBack(@CurrentVisit() visit: Visit, @Param('key') key: string): Promise<string> {
    const isPaid = (await this.stateNow(await this.payment(key))) === 'paid';
    return isPaid ? visit.seeOther(paths.follow(key), 'payment-received') : visit.seeOther(paths.pay(key));
  }

  /** Undefined when nobody answers: the page then waits for the webhook. */
  private async stateNow({ paymentId, method }: PayPage): Promise<PaymentState | undefined> {
    try {
      return await (method === 'wallet' ? this.wallets : this.cards).reconcile(paymentId);
    } catch (error) {
      if (error instanceof Unavailable) return undefined;
      throw error;
    }
  }

  private async payment(key: string): Promise<PayPage> {
    const [page] = await this.db.read(payPage, [key]);
    if (!page) throw new HiddenFromActor();
    return page;
  }

  private page(visit: Visit, page: PayPage, form: Form): string {
    const head = (
      <>
        <meta name="robots" content="noindex" />
        {looksAgain(page) && <meta httpEquiv="refresh" content={`${REFRESH_SECONDS};url=${paths.pay(page.key)}`} />}
      </>
    );
    const island = page.method === 'vietqr' && page.state === 'pending' ? 'copy' : undefined;
    return visit.page(
      { title: visit.words.payments.pay.title(page.code), width: 'narrow', head, form, island },
      <PayView visit={visit} page={page} account={this.account} form={form} />,
    );
  }
}
