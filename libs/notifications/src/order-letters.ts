import { NOT_HARVESTED, UNPAID } from '#libs/ordering';
import { formatDay, formatDong, formatMoment, inLocale, type Locale } from '#platform/language';
import { dong } from '#platform/money';
import type { Words } from '#libs/words';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';
import type { OrderFacts, OrderOfGroup } from './order-facts.query.js';

type LetterWords = Words['notifications'];

const buyerOf = (facts: OrderFacts): Reader => ({
  name: facts.buyerName,
  email: facts.buyerEmail,
  phone: facts.buyerPhone,
  locale: facts.locale,
  personId: facts.personId,
});
/** A co-op is written to in Vietnamese. */
const sellerOf = (order: OrderOfGroup): Reader => ({
  name: order.cooperative,
  email: order.cooperativeEmail,
  phone: order.cooperativePhone,
  locale: 'vi',
});

/** To the buyer: what they ordered and how it is paid. To each co-op that may pack at once: the order. */
export function placedLetters(facts: OrderFacts, origin: string): LetterDraft[] {
  const toPack = facts.orders.filter(isToPack).flatMap(order => toPackLetters(order, origin));
  if (facts.isErased) return toPack;
  const follow = origin + links.follow(facts.key);
  const toBuyer = letterTo(buyerOf(facts), 'order-placed', `order-placed:${facts.groupId}`, (words, locale) => ({
    subject: words.orderPlaced.subject(facts.code),
    paragraphs: [
      words.orderPlaced.thanks,
      ...facts.orders.map(order => goodsOf(order, words, locale)),
      ...facts.orders.map(order => aheadOf(order, words, locale)),
      facts.discount > 0n ? words.orderPlaced.discount(formatDong(locale, dong(facts.discount))) : '',
      words.orderPlaced.sums(deliveryIn(facts, words, locale), formatDong(locale, dong(facts.total))),
      howToPay(facts, words, locale, origin),
      words.follow(follow),
    ],
    short: words.orderPlaced.short(facts.code, formatDong(locale, dong(facts.total)), follow),
  }));
  return [...toBuyer, ...toPack];
}

function goodsOf(order: OrderOfGroup, words: LetterWords, locale: Locale): string {
  const lines = order.lines.map(line =>
    words.line(inLocale(locale, line.nameVi, line.nameEn), line.quantity, formatDong(locale, dong(line.total))),
  );
  const where = [...bookedFor(order, words, locale), ...fetchedAt(order, words, locale)];
  return [words.fromSeller(order.cooperative, order.number), ...lines, ...where].join('\n');
}

/** That it is sent only once it is harvested. */
function aheadOf(
  { waitsForHarvest, promisedFrom, promisedTo }: OrderOfGroup,
  words: LetterWords,
  locale: Locale,
): string {
  if (!waitsForHarvest || !promisedFrom || !promisedTo) return '';
  return words.orderAhead(formatDay(locale, promisedFrom), formatDay(locale, promisedTo));
}

/** On which days how many guests come. */
function bookedFor({ booked }: OrderOfGroup, words: LetterWords, locale: Locale): string[] {
  return booked ? [words.orderBooked.days(formatDay(locale, booked.from), booked.nights, booked.places)] : [];
}

/** Where and when the buyer comes for it. */
function fetchedAt({ pickup }: OrderOfGroup, words: LetterWords, locale: Locale): string[] {
  if (!pickup) return [];
  const { nameVi, nameEn, day, stall, place, hours } = pickup;
  const where = [inLocale(locale, nameVi, nameEn), day && formatDay(locale, day), stall && words.fetching.stall(stall)];
  return [words.fetching.at([where.filter(Boolean).join(', '), place, hours].join('. '))];
}

const isSent = ({ orders }: OrderFacts): boolean =>
  orders.some(order => !order.pickup && order.lines.some(line => line.isSent));
const isFetched = ({ orders }: OrderFacts): boolean => orders.some(order => order.pickup);

function deliveryIn(facts: OrderFacts, { orderPlaced, fetching }: LetterWords, locale: Locale): string {
  if (isSent(facts)) return formatDong(locale, dong(facts.deliveryTotal));
  return isFetched(facts) ? fetching.free : orderPlaced.notSent;
}

function howToPay(facts: OrderFacts, words: LetterWords, locale: Locale, origin: string): string {
  if (facts.paymentMethod === 'cod' && isSent(facts)) return words.orderPlaced.cod;
  if (facts.paymentMethod === 'cod') return isFetched(facts) ? words.fetching.cod : words.orderPlaced.codAtPlace;
  // Paid, or lapsed, before this letter was written: nothing is to be done any more.
  if (facts.paymentState !== 'pending' || !facts.payBefore) return '';
  return words.orderPlaced.payBefore(formatMoment(locale, facts.payBefore), origin + links.pay(facts.key));
}

/** To the buyer, once for all their orders: the money is there. To the co-op: the order may be packed. */
export function confirmedLetters(facts: OrderFacts, orderId: string, origin: string): LetterDraft[] {
  const order = facts.orders.find(one => one.id === orderId);
  if (order?.state !== 'confirmed') return [];
  const toPack = isToPack(order) ? toPackLetters(order, origin) : [];
  if (facts.isErased || facts.paymentState !== 'paid') return toPack;
  const follow = origin + links.follow(facts.key);
  const paid = letterTo(buyerOf(facts), 'order-paid', `order-paid:${facts.groupId}`, (words, locale) => ({
    subject: words.orderPaid.subject(facts.code),
    paragraphs: [words.orderPaid.text(formatDong(locale, dong(facts.total))), words.follow(follow)],
    short: words.orderPaid.short(facts.code, follow),
  }));
  return [...paid, ...toPack];
}

const isToPack = ({ state, waitsForHarvest }: OrderOfGroup): boolean => state === 'confirmed' && !waitsForHarvest;

/** To the co-op: what it waited for is harvested. */
export function toPackLettersOf(facts: OrderFacts, orderId: string, origin: string): LetterDraft[] {
  return facts.orders
    .filter(order => order.id === orderId && isToPack(order))
    .flatMap(order => toPackLetters(order, origin));
}

function toPackLetters(order: OrderOfGroup, origin: string): LetterDraft[] {
  const desk = origin + links.deskOrder(order.cooperativeSlug, order.number);
  return letterTo(sellerOf(order), 'order-to-pack', `order-to-pack:${order.id}`, (words, locale) => {
    const { subject, text, short } = order.booked ? words.orderBooked : words.orderToPack;
    return {
      subject: subject(order.number),
      paragraphs: [text, goodsOf(order, words, locale), words.open(desk)],
      short: short(order.number, desk),
    };
  });
}

export function shippedLetters(facts: OrderFacts, orderId: string, origin: string): LetterDraft[] {
  const order = facts.orders.find(one => one.id === orderId);
  if (!order || facts.isErased || (order.state !== 'shipped' && order.state !== 'delivered')) return [];
  const follow = origin + links.follow(facts.key);
  return letterTo(buyerOf(facts), 'order-shipped', `order-shipped:${order.id}`, (words, locale) => ({
    subject: words.orderShipped.subject(order.number),
    paragraphs: [
      words.orderShipped.text(order.cooperative, order.carrier ?? '', order.trackingNumber ?? ''),
      goodsOf(order, words, locale),
      facts.paymentMethod === 'cod' ? words.orderShipped.cod(formatDong(locale, dong(order.total))) : '',
      words.follow(follow),
    ],
    short: words.orderShipped.short(order.number, order.carrier ?? '', order.trackingNumber ?? ''),
  }));
}

/** We hold their money, or have sent it back. */
const MONEY_GOES_BACK = new Set(['to-refund', 'refunded']);

/** To the buyer, and to the co-op when it had already been told to pack. */
export function cancelledLetters(facts: OrderFacts, orderId: string, origin: string): LetterDraft[] {
  const order = facts.orders.find(one => one.id === orderId);
  if (order?.state !== 'cancelled') return [];
  const calledOff = order.wasConfirmed ? calledOffLetters(order) : [];
  return facts.isErased ? calledOff : [...toldToBuyer(facts, order, origin), ...calledOff];
}

function toldToBuyer(facts: OrderFacts, order: OrderOfGroup, origin: string): LetterDraft[] {
  const follow = origin + links.follow(facts.key);
  return letterTo(buyerOf(facts), 'order-cancelled', `order-cancelled:${order.id}`, (words, locale) => ({
    subject: words.orderCancelled.subject(order.number),
    paragraphs: [
      words.orderCancelled.text(order.cooperative, order.number),
      reasonIn(order, words),
      refundText(facts, order, words, locale),
      words.follow(follow),
    ],
    short: words.orderCancelled.short(order.number, follow),
  }));
}

/** Reasons that the house itself gives are keys; those of people are their words. */
function reasonIn({ cancelReason }: OrderOfGroup, words: LetterWords): string {
  if (cancelReason === UNPAID) return words.orderCancelled.unpaid;
  if (cancelReason === NOT_HARVESTED) return words.notHarvested;
  return cancelReason ? words.reason(cancelReason) : '';
}

/** Of a group that is paid for and goes on, the share of this order goes back; otherwise all of it, if there is any. */
function refundText(
  { paymentState, paymentMethod }: OrderFacts,
  order: OrderOfGroup,
  words: LetterWords,
  locale: Locale,
): string {
  if (paymentState === 'paid' && paymentMethod !== 'cod')
    return words.orderCancelled.part(formatDong(locale, dong(order.total)));
  return MONEY_GOES_BACK.has(paymentState ?? '') ? words.orderCancelled.refund : '';
}

function calledOffLetters(order: OrderOfGroup): LetterDraft[] {
  return letterTo(sellerOf(order), 'order-called-off', `order-called-off:${order.id}`, (words, locale) => ({
    subject: words.orderCalledOff.subject(order.number),
    paragraphs: [words.orderCalledOff.text, reasonIn(order, words), goodsOf(order, words, locale)],
    short: words.orderCalledOff.short(order.number),
  }));
}
