import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/**
 * A device or a network as a number that means nothing next month: HMAC-SHA-256 under a salt that is thrown away. Eight bytes are enough to tell
 * the devices of one label apart, and too few to be anybody's name (Law 91/2025/QH15: behaviour and place are sensitive personal data).
 */
export const hashUnder = (salt: Buffer, ...parts: string[]): Buffer =>
  createHmac('sha256', salt).update(parts.join('\n')).digest().subarray(0, 8);

/** The network an address belongs to: /24 of IPv4, /48 of IPv6; what one household or one shop shares. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return '';
  const parsed = ipaddr.process(address);
  const kept = parsed.kind() === 'ipv4' ? 3 : 6;
  return parsed.toByteArray().slice(0, kept).join('.');
}
