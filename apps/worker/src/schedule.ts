import type { INestApplicationContext } from '@nestjs/common';
import { Scores } from '#libs/balance';
import { ComplaintSteps } from '#libs/complaints';
import { Consigning } from '#libs/delivery';
import { EventSearch } from '#libs/epcis';
import { Closings } from '#libs/groupbuys';
import { People } from '#libs/identity';
import { Harvests } from '#libs/inventory';
import { PrintRuns } from '#libs/labels';
import { Sending } from '#libs/notifications';
import { Baskets, Bookings, BuyerData, PreOrders } from '#libs/ordering';
import { Passports } from '#libs/passport';
import { Payments, StripeListing, WalletPayments } from '#libs/payments';
import { PoolEnds } from '#libs/pools';
import { Sums } from '#libs/reporting';
import { CloneWatch, Keeping } from '#libs/scans';
import { Sequencer } from '#libs/transparency';
import type { Rhythm } from '#platform/queues';

export const SCHEDULE_QUEUE = 'schedule';

export interface Recurring {
  rhythm: Rhythm;
  run: () => Promise<unknown>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Every recurring job of the house: the one table. Each may be missed, late, or run twice. */
export function scheduleOf(
  app: INestApplicationContext,
  { sweep, tell }: { sweep: () => Promise<unknown>; tell: () => Promise<unknown> },
): Record<string, Recurring> {
  const payments = app.get(Payments);
  const wallets = app.get(WalletPayments);
  const listing = app.get(StripeListing);
  const people = app.get(People);
  const sums = app.get(Sums);
  const keeping = app.get(Keeping);
  const clones = app.get(CloneWatch);
  const passports = app.get(Passports);
  const baskets = app.get(Baskets);
  const buyers = app.get(BuyerData);
  const events = app.get(EventSearch);
  const sequencer = app.get(Sequencer);
  const scores = app.get(Scores);
  const complaints = app.get(ComplaintSteps);
  const prints = app.get(PrintRuns);
  const sending = app.get(Sending);
  const closings = app.get(Closings);
  const poolEnds = app.get(PoolEnds);
  const harvests = app.get(Harvests);
  const bookings = app.get(Bookings);
  const preOrders = app.get(PreOrders);
  const consigning = app.get(Consigning);

  return {
    // Facts whose nudge was lost, or whose reactions gave up for a while.
    'sweep-facts': { rhythm: { every: 5 * SECOND }, run: sweep },
    // Subscribers whose hour has come, who failed, or whose ring was lost.
    'tell-subscribers': { rhythm: { every: 2 * SECOND }, run: tell },
    // New lines get their place in the public log, and the log is signed: within seconds, where a minute is promised.
    'sign-log': { rhythm: { every: 3 * SECOND }, run: () => sequencer.takeUp() },
    // Letters that waited for the end of quiet hours, for their next attempt, or for a worker that died.
    'send-letters': { rhythm: { every: 5 * SECOND }, run: () => sending.sendDue() },
    // Goods held for a payment that never came go back on sale.
    'expire-payments': { rhythm: { every: 10 * SECOND }, run: () => payments.expireDue() },
    // What Stripe knows to be paid, against what we know.
    'compare-cards': { rhythm: { every: 15 * MINUTE }, run: () => listing.compare() },
    // Payments by wallet whose notice never came.
    'ask-wallet': { rhythm: { every: MINUTE }, run: () => wallets.askDue() },
    // Group buys whose time is over become orders, or their goods go back on sale.
    'close-groupbuys': { rhythm: { every: 10 * SECOND }, run: () => closings.closeDue() },
    // Pools whose offers or answers are due go on; those that are agreed become orders.
    'close-pools': { rhythm: { every: 10 * SECOND }, run: () => poolEnds.closeDue() },
    // Harvests whose days are over, and packs of theirs that nobody handed out; then orders that wait in vain.
    'follow-harvests': { rhythm: { every: MINUTE }, run: () => harvests.followAll().then(() => preOrders.endInVain()) },
    // Orders of days that were called off while their money was under way.
    'end-called-off': { rhythm: { every: MINUTE }, run: () => bookings.endCalledOff() },
    // Carriers that did not answer are asked again; those that have been silent of a parcel are asked where it is.
    'ask-carriers': { rhythm: { every: 10 * SECOND }, run: () => consigning.round() },
    // The department's sums of the months in which something happened.
    'refresh-sums': { rhythm: { every: MINUTE }, run: () => keeping.countDays().then(() => sums.refreshStale()) },
    'sweep-baskets': { rhythm: { pattern: '37 3 * * *' }, run: () => baskets.discardForgotten() },
    // Names and addresses of those who asked to be forgotten, and of orders past their keeping time.
    'erase-buyers': { rhythm: { pattern: '47 * * * *' }, run: () => buyers.eraseDue() },
    // One label on two packs, serials that are guessed, rolls that are copied.
    'watch-clones': { rhythm: { every: 5 * MINUTE }, run: () => clones.round() },
    // Passports that changed since the national portal was told of them.
    'export-passports': { rhythm: { every: 10 * MINUTE }, run: () => passports.exportDue() },
    // Raw looks at labels are kept for a season; the tables of the coming months are there before their first look.
    'tidy-scans': { rhythm: { pattern: '27 2 * * *' }, run: () => keeping.tidy() },
    // How odd the numbers of each co-op look, for the department's visits.
    'score-books': { rhythm: { pattern: '23 2 * * *' }, run: () => scores.refresh() },
    // What nobody answered in time goes to the department.
    'escalate-complaints': { rhythm: { every: 5 * MINUTE }, run: () => complaints.escalateDue() },
    'sweep-prints': { rhythm: { pattern: '7 3 * * *' }, run: () => prints.sweep() },
    'sweep-page-tokens': { rhythm: { pattern: '27 3 * * *' }, run: () => events.sweepTokens() },
    'sweep-sessions': { rhythm: { pattern: '17 3 * * *' }, run: () => people.sweepSessions() },
  };
}
