import { type Route, type TestMarket } from '../../support/market.js';
import { type Role } from '../../support/roles.js';

/** Who sees most behind an address. */
export function insider(path: string): Role {
  if (path.startsWith('/desk/')) return 'director';
  if (path.startsWith('/department')) return 'officer';
  return path.startsWith('/operator') || path === '/metrics' ? 'operator' : 'buyer';
}

/** Everything that can be looked at. */
export const pages = ({ routes }: TestMarket): Route[] => routes.filter(({ method }) => method === 'GET');
