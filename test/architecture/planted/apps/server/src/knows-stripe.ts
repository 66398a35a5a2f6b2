import { Stripe } from 'stripe';

export const stripe = Stripe;
