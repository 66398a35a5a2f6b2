/** The cookies of the house. All are HttpOnly and SameSite=Lax; Secure where the public address has TLS. */
export const COOKIES = {
  /** Signs a person in; the database keeps its hash. */
  session: 'session',
  /** A guest's basket; the database keeps its hash. */
  basket: 'basket',
  language: 'language',
  /** A key of the catalogue, shown once on the next page. Never a text: nobody can make our page say something by a link. */
  flash: 'flash',
} as const;

export interface CookieWish {
  maxAgeSeconds?: number;
  path?: string;
}
