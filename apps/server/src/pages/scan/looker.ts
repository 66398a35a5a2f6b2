import type { FastifyRequest } from 'fastify';
import { cellOf, type Looker } from '#libs/scans';
import type { Config } from '#platform/config';

/** Who looks, as far as this request says. The place comes from our own proxy or not at all: what a browser sends may be anything. */
export function lookerOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>, config: Config): Looker {
  const { SCAN_PLACE_HEADER: name, TRUST_PROXY } = config.values;
  const place = name && TRUST_PROXY ? headers[name] : undefined;
  return {
    address: ip,
    agent: headers['user-agent'] ?? '',
    cell: typeof place === 'string' ? cellOf(place) : undefined,
  };
}
