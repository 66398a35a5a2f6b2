import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '#platform/config';

const YEAR_SECONDS = 31_536_000;
const POLICY = 'content-security-policy';

/**
 * What every answer says to browsers (OWASP HTTP Headers Cheat Sheet). Written out once at the start; only an answer that really
 * holds an inline style or script gets a policy of its own, with its nonce.
 */
export function sendSecurityHeaders(fastify: FastifyInstance, config: Config): void {
  const policy = contentPolicy(config);
  const headers = { ...fixedHeaders(config), [POLICY]: policy() };
  fastify.decorateReply('letWasm', function (this: FastifyReply) {
    void this.header(POLICY, policy(this.nonce, true));
  });
  fastify.decorateReply('nonce', '');
  fastify.decorateReply('drawNonce', function (this: FastifyReply) {
    if (!this.nonce) {
      this.nonce = randomBytes(16).toString('hex');
      void this.header(POLICY, policy(this.nonce));
    }
    return this.nonce;
  });
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

function fixedHeaders({ isSecure }: Config): Record<string, string> {
  return {
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    // For browsers that do not know frame-ancestors.
    'x-frame-options': 'SAMEORIGIN',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    // On plain http (a phone in the same network) these would break every style and link.
    ...(isSecure && {
      'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains`,
      'cross-origin-opener-policy': 'same-origin',
      'origin-agent-cluster': '?1',
    }),
  };
}

function contentPolicy(config: Config): (nonce?: string, wasm?: boolean) => string {
  const targets = formTargets(config).join(' ');
  return (nonce, wasm) => {
    const own = nonce ? `'self' 'nonce-${nonce}'` : "'self'";
    const programs = wasm ? ` 'wasm-unsafe-eval'` : '';
    return (
      `default-src 'self';script-src ${own}${programs};style-src ${own};img-src 'self' data:;form-action ${targets};` +
      "frame-ancestors 'none';base-uri 'none';object-src 'none'"
    );
  };
}

/** The card form is Stripe's own page, and the wallet has one too: after our button the browser is sent there. */
function formTargets({ values }: Config): string[] {
  const others = [values.STRIPE_API_URL, values.VNPAY_TMN_CODE && values.VNPAY_PAY_URL].filter(
    url => url !== undefined,
  );
  return ["'self'", 'https://checkout.stripe.com', ...others.map(url => new URL(url).origin)];
}

declare module 'fastify' {
  interface FastifyReply {
    /** Empty until one is drawn. */
    nonce: string;
    /** What an inline style or script of this answer must carry to be let through; the same for all of them. */
    drawNonce(): string;
    /** For the page that reads codes with WebAssembly, and no other. JavaScript's own eval stays shut. */
    letWasm(): void;
  }
}
