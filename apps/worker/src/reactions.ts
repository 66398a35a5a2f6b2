import type { INestApplicationContext } from '@nestjs/common';
import type { BalanceFact } from '#libs/balance';
import { Imports, type CatalogFact } from '#libs/catalog';
import { ComplaintSteps, type ComplaintsFact } from '#libs/complaints';
import type { CooperativesFact } from '#libs/cooperatives';
import { Consigning, type DeliveryFact } from '#libs/delivery';
import { Stock, type InventoryFact } from '#libs/inventory';
import { Captures, type EpcisFact } from '#libs/epcis';
import { Closings, type GroupBuysFact } from '#libs/groupbuys';
import { Invoices } from '#libs/invoices';
import { Books } from '#libs/ledger';
import { PrintRuns, type LabelsFact } from '#libs/labels';
import { Letters, Sending, type NotificationsFact } from '#libs/notifications';
import type { OcopFact } from '#libs/ocop';
import { Bookings, Orders, PreOrders, RecalledOrders, SeenParcels, type OrderingFact } from '#libs/ordering';
import {
  BankCredits,
  BankInbox,
  CardPayments,
  PartRefunds,
  Refunds,
  StripeInbox,
  WalletInbox,
  WalletReturns,
  type PaymentsFact,
} from '#libs/payments';
import { PoolEnds, type PoolsFact } from '#libs/pools';
import { Recorder } from '#libs/recorder';
import type { ScansFact } from '#libs/scans';
import type { TraceabilityFact } from '#libs/traceability';
import type { RecallsFact } from '#libs/recalls';
import type { ReviewsFact } from '#libs/reviews';
import type { ReactionsTo } from './perform.js';

/** Everything that can happen in the house. */
export type Fact =
  | BalanceFact
  | CatalogFact
  | ComplaintsFact
  | CooperativesFact
  | DeliveryFact
  | EpcisFact
  | GroupBuysFact
  | InventoryFact
  | LabelsFact
  | NotificationsFact
  | OcopFact
  | OrderingFact
  | PaymentsFact
  | PoolsFact
  | RecallsFact
  | ReviewsFact
  | ScansFact
  | TraceabilityFact;

type Reactions = { [Name in Fact['name']]: ReactionsTo<Extract<Fact, { name: Name }>> };

/** What follows from what: the one table. A fact that is forgotten here does not compile. */
export function reactionsOf(app: INestApplicationContext): Reactions {
  const orders = app.get(Orders);
  const bookings = app.get(Bookings);
  const preOrders = app.get(PreOrders);
  const recalledOrders = app.get(RecalledOrders);
  const complaints = app.get(ComplaintSteps);
  const letters = app.get(Letters);
  const poolEnds = app.get(PoolEnds);
  const sending = app.get(Sending);
  const cards = app.get(CardPayments);
  const refunds = app.get(Refunds);
  const partRefunds = app.get(PartRefunds);
  const stock = app.get(Stock);
  const inbox = app.get(StripeInbox);
  const bankInbox = app.get(BankInbox);
  const walletInbox = app.get(WalletInbox);
  const walletReturns = app.get(WalletReturns);
  const credits = app.get(BankCredits);
  const captures = app.get(Captures);
  const recorder = app.get(Recorder);
  const prints = app.get(PrintRuns);
  const books = app.get(Books);
  const invoices = app.get(Invoices);
  const imports = app.get(Imports);
  const closings = app.get(Closings);
  const consigning = app.get(Consigning);
  const seenParcels = app.get(SeenParcels);

  return {
    'cooperative.registered': {},
    'cooperative.verified': { tell: ({ cooperativeId }) => letters.cooperativeVerified(cooperativeId) },
    'cooperative.refused': { tell: ({ cooperativeId }) => letters.cooperativeRefused(cooperativeId) },

    'product.submitted': {},
    'product.approved': { tell: ({ productId }) => letters.productApproved(productId) },
    'product.refused': { tell: ({ productId }) => letters.productRefused(productId) },
    'product.taken-down': { tell: ({ productId }) => letters.productTakenDown(productId) },
    'product.appealed': {},
    'product.appeal-decided': { tell: ({ productId }) => letters.appealDecided(productId) },
    'change.proposed': {},
    'change.approved': { tell: ({ changeId }) => letters.changeDecided(changeId) },
    'change.refused': { tell: ({ changeId }) => letters.changeDecided(changeId) },
    'import.confirmed': { run: ({ importId }) => imports.run(importId) },
    'certificate.recorded': {},
    'certificate.revoked': {},

    // What phones sent before their goods were there.
    'task.recorded': { settleRecorder: ({ batchId }) => recorder.settleBatch(batchId) },
    'batch.recalled': {
      freeze: ({ batchId }) => stock.freezeBatch(batchId),
      followOrders: ({ batchId }) => recalledOrders.followBatch(batchId),
      tell: ({ batchId }) => letters.batchRecalled(batchId),
    },
    'roll.issued': {},
    'labels.bound': {},
    'labels.voided': {},
    'labels.allowance-set': {},
    'recall.proposed': {},
    'recall.confirmed': {},
    'recall.withdrawn': {},
    'recall.closed': {},
    'labels.print-wished': { draw: ({ printId }) => prints.draw(printId) },
    'flag.raised': {
      freeze: ({ flagId }) => stock.followFlag(flagId),
      tell: ({ flagId }) => letters.flagRaised(flagId),
    },
    'flag.explained': {},
    'flag.countersigned': {
      thaw: ({ flagId }) => stock.followFlag(flagId),
      settleRecorder: ({ flagId }) => recorder.settleFlag(flagId),
      tell: ({ flagId }) => letters.flagDecided(flagId),
    },
    'site-claim.made': {},
    'site-claim.countersigned': { tell: ({ claimId }) => letters.siteClaimDecided(claimId) },
    'site-claim.refused': { tell: ({ claimId }) => letters.siteClaimDecided(claimId) },
    'site-claim.withdrawn': {},
    'flag.rejected': { tell: ({ flagId }) => letters.flagDecided(flagId) },

    'alert.raised': { tell: ({ alertId }) => letters.alertRaised(alertId) },

    'subscription.paused': { tell: ({ subscriptionId }) => letters.subscriptionPaused(subscriptionId) },
    'capture.received': { run: ({ captureId }) => captures.run(captureId) },

    'order.placed': {
      tell: ({ groupId }) => letters.orderPlaced(groupId),
      book: ({ groupId }) => books.followGroup(groupId),
    },
    'order.confirmed': { tell: ({ orderId }) => letters.orderConfirmed(orderId) },
    'order.edited': {
      tell: ({ editId }) => letters.orderEdited(editId),
      book: ({ orderId }) => books.followOrder(orderId),
    },
    'order.postponed': { tell: ({ postponementId }) => letters.orderPostponed(postponementId) },
    'order.shipped': { tell: ({ orderId }) => letters.orderShipped(orderId) },
    'order.delivered': {
      followRecall: ({ orderId }) => recalledOrders.followOrder(orderId),
      followComplaints: ({ orderId }) => complaints.followOrder(orderId),
      // Invoices say what the books say.
      book: ({ orderId }) => books.followOrder(orderId).then(() => invoices.followOrder(orderId)),
    },
    'order.cancelled': {
      tell: ({ orderId }) => letters.orderCancelled(orderId),
      followRecall: ({ orderId }) => recalledOrders.followOrder(orderId),
      followComplaints: ({ orderId }) => complaints.followOrder(orderId),
      book: ({ orderId }) => books.followOrder(orderId),
    },

    'complaint.moved': { tell: ({ messageId }) => letters.complaintMoved(messageId) },

    'cod.collected': { book: ({ shipmentId }) => books.followShipment(shipmentId) },
    'cod.remitted': { book: ({ shipmentId }) => books.followShipment(shipmentId) },

    'consignment.wished': { ask: ({ consignmentId }) => consigning.send(consignmentId) },
    'consignment.withdrawn': { callOff: ({ consignmentId }) => consigning.send(consignmentId) },
    'parcel.seen': { move: ({ sightingId }) => seenParcels.settle(sightingId) },

    'payment.event-received': { settle: ({ eventId }) => inbox.settle(eventId) },
    'payment.settled': {
      confirm: ({ groupId }) => orders.confirm(groupId),
      book: ({ groupId }) => books.followGroup(groupId),
    },
    'payment.expired': {
      cancel: ({ groupId }) => orders.cancelUnpaid(groupId),
      closeCardForm: ({ paymentId }) => cards.close(paymentId),
      decline: ({ paymentId }) => credits.declineWaiting(paymentId),
    },
    'payment.cancelled': {
      closeCardForm: ({ paymentId }) => cards.close(paymentId),
      decline: ({ paymentId }) => credits.declineWaiting(paymentId),
    },
    'payment.part-owed': {
      refund: ({ refundId }) => partRefunds.send(refundId),
      book: ({ refundId }) => books.followRefund(refundId).then(() => invoices.followRefund(refundId)),
    },
    'payment.refund-owed': {
      refund: ({ paymentId }) => refunds.refund(paymentId),
      book: ({ paymentId }) => books.followPayment(paymentId),
    },
    'payment.refund-failed': { book: ({ paymentId }) => books.followPayment(paymentId) },
    'payment.part-failed': { book: ({ refundId }) => books.followRefund(refundId) },
    'payment.disputed': { book: ({ disputeId }) => books.followDispute(disputeId) },
    'payment.refunded': {
      book: ({ paymentId }) => books.followPayment(paymentId).then(() => invoices.followPayment(paymentId)),
    },
    'payment.part-returned': { book: ({ refundId }) => books.followRefund(refundId) },
    'payment.wallet-told': { settle: ({ eventId }) => walletInbox.settle(eventId) },
    'payment.notice-received': { settle: ({ eventId }) => bankInbox.settle(eventId) },
    'payment.credit-decided': {
      refund: ({ creditId }) => walletReturns.returnSurplus(creditId),
      book: ({ creditId }) => books.followCredit(creditId),
    },
    'payment.credit-suspended': { book: ({ creditId }) => books.followCredit(creditId) },

    'pledge.made': { tell: ({ pledgeId }) => letters.pledgeMade(pledgeId) },
    'pledge.ended': { tell: ({ pledgeId }) => letters.pledgeEnded(pledgeId) },
    'groupbuy.closed': {
      settle: ({ buyId }) => closings.settle(buyId),
      tell: ({ buyId }) => letters.groupBuyClosed(buyId),
    },

    'preorder.filled': { tell: ({ preorderId }) => letters.preorderFilled(preorderId) },
    'preorder.short': { tell: ({ preorderId }) => letters.preorderShort(preorderId) },
    'slot.called-off': { end: () => bookings.endCalledOff() },
    'harvest.ended': { end: ({ harvestId }) => preOrders.endInVain(harvestId) },

    'pool.opened': { tell: ({ poolId }) => letters.poolOpened(poolId) },
    'pool.asked': { tell: ({ poolId }) => letters.poolAsked(poolId) },
    'pool.agreed': { settle: ({ poolId }) => poolEnds.settle(poolId) },
    'pool.closed': { tell: ({ poolId }) => letters.poolClosed(poolId) },

    'review.written': {},
    'review.replied': {},
    'review.reported': {},
    'review.removed': {},

    'letter.written': { send: ({ letterId }) => sending.send(letterId) },
  };
}
