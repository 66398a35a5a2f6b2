// Stripe's error bodies, from which the SDK raises StripeCardError, StripeInvalidRequestError and the rest.
// The shapes and codes: https://docs.stripe.com/api/errors and https://docs.stripe.com/error-codes

export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  charge?: string;
  payment_intent?: object;
}

/** An answer that is an error. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

export function invalid(message: string, param?: string, code?: string): StripeRefusal {
  return new StripeRefusal(400, { type: 'invalid_request_error', message, param, code });
}

export function missing(param: string): StripeRefusal {
  return invalid(`Missing required param: ${param}.`, param, 'parameter_missing');
}

export function noSuch(noun: string, id: string, param = 'id'): StripeRefusal {
  const message = `No such ${noun}: '${id}'`;
  return new StripeRefusal(404, { type: 'invalid_request_error', code: 'resource_missing', message, param });
}

export function noSuchRoute(method: string, path: string): StripeRefusal {
  const message = `Unrecognized request URL (${method}: ${path}).`;
  return new StripeRefusal(404, { type: 'invalid_request_error', message });
}

export function unauthorized(message: string): StripeRefusal {
  return new StripeRefusal(401, { type: 'invalid_request_error', message });
}

export function keyReused(key: string): StripeRefusal {
  const message =
    `Keys for idempotent requests can only be used with the same endpoint and parameters they were first used with. ` +
    `Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeRefusal(400, { type: 'idempotency_error', message });
}

export function keyInUse(key: string): StripeRefusal {
  const message = `There is currently another in-progress request using this Idempotent Key: ${key}.`;
  return new StripeRefusal(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
}

export function outage(): StripeRefusal {
  return new StripeRefusal(503, { type: 'api_error', message: 'The stand-in was told to be out of order.' });
}

export function declined(body: Omit<ErrorBody, 'type'>): StripeRefusal {
  return new StripeRefusal(402, { type: 'card_error', ...body });
}

export function unexpectedState(verb: string, status: string): StripeRefusal {
  const message = `You cannot ${verb} this PaymentIntent because it has a status of ${status}.`;
  return invalid(message, undefined, 'payment_intent_unexpected_state');
}

/** A mistake of the stand-in itself. */
export function broken(error: unknown): StripeRefusal {
  return new StripeRefusal(500, { type: 'api_error', message: `The stand-in failed: ${String(error)}` });
}
