/** Of tests and proofs, and known to everybody: the accounts under it are invented. */
export const ACCOUNT_KEYS = `test:${Buffer.alloc(32, 'test').toString('base64url')}`;
