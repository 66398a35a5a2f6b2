import type { FastifyRequest } from 'fastify';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Protection against forged requests from other sites, without tokens: every browser since 2020 says where a request comes from
 * (Sec-Fetch-Site), older ones send Origin on POST. A request with neither comes from a program; it is let through only without
 * cookies, since without cookies there is nobody's authority to borrow. With SameSite=Lax cookies this is the second lock on the door.
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html (Fetch Metadata headers)
 */
export function comesFromElsewhere(request: Pick<FastifyRequest, 'method' | 'headers'>, publicHost: string): boolean {
  if (READING.has(request.method)) return false;
  const { 'sec-fetch-site': site, origin, host, cookie } = request.headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin !== undefined) return !isOurs(origin, [host, publicHost]);
  return cookie !== undefined;
}

function isOurs(origin: string, hosts: readonly (string | undefined)[]): boolean {
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}
