// The cards a test may hold, with what their bank says: https://docs.stripe.com/testing#cards
import { invalid } from './refusals.js';

export interface Decline {
  code: string;
  declineCode: string;
  message: string;
}

export interface TestCard {
  number: string;
  token: string;
  brand: 'visa';
  answer: 'pays' | 'asks_the_bank' | Decline;
}

export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', token: 'pm_card_visa', brand: 'visa', answer: 'pays' },
  {
    number: '4000002500003155',
    token: 'pm_card_authenticationRequired',
    brand: 'visa',
    answer: 'asks_the_bank',
  },
  {
    number: '4000000000000002',
    token: 'pm_card_chargeDeclined',
    brand: 'visa',
    answer: { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' },
  },
  {
    number: '4000000000009995',
    token: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    brand: 'visa',
    answer: { code: 'card_declined', declineCode: 'insufficient_funds', message: 'Your card has insufficient funds.' },
  },
  {
    number: '4000000000000069',
    token: 'pm_card_chargeDeclinedExpiredCard',
    brand: 'visa',
    answer: { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' },
  },
];

/** By the token of a test payment method or by the card's number, spaces allowed. */
export function cardNamed(name: string, param: string): TestCard {
  const bare = name.replaceAll(/[\s-]/g, '');
  const card = testCards.find(candidate => candidate.token === bare || candidate.number === bare);
  if (card) return card;
  if (/^\d/.test(bare)) throw invalid('Your card number is incorrect.', param, 'incorrect_number');
  throw invalid(`No such PaymentMethod: '${name}'`, param, 'resource_missing');
}
