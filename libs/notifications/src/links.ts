// Where letters lead. The addresses are the server's (its paths.ts), which stands above this lib; a test there holds both together.
const part = encodeURIComponent;

export const links = {
  /** The secret by which a guest follows an order. */
  follow: (key: string) => `/follow/${part(key)}`,
  groupBuy: (code: string) => `/groupbuys/${part(code)}`,
  pledge: (key: string) => `/pledges/${part(key)}`,
  deskPools: (coop: string) => `/desk/${part(coop)}/pools`,
  departmentPool: (code: string) => `/department/pools/${part(code)}`,
  pay: (key: string) => `/pay/${part(key)}`,
  deskOrder: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}`,
  complain: (key: string, number: string) => `/follow/${part(key)}/orders/${part(number)}/complaint`,
  deskComplaint: (coop: string, id: string) => `/desk/${part(coop)}/complaints/${part(id)}`,
  deskProduct: (coop: string, slug: string) => `/desk/${part(coop)}/products/${part(slug)}`,
  deskAlert: (coop: string, id: string) => `/desk/${part(coop)}/alerts/${part(id)}`,
  departmentAlert: (id: string) => `/department/alerts/${part(id)}`,
  deskSiteClaims: (coop: string, siteId: string) => `/desk/${part(coop)}/sites/${part(siteId)}/claims`,
  deskFlags: (coop: string) => `/desk/${part(coop)}/flags`,
  /** Where subscriptions of programs are seen and resumed: at the desk, and for what no co-operative owns by who looks. */
  deskSubscriptions: (coop: string) => `/desk/${part(coop)}/keys/subscriptions`,
  departmentSubscriptions: '/department/keys/subscriptions',
  operatorSubscriptions: '/operator/keys/subscriptions',
  product: (slug: string) => `/products/${part(slug)}`,
  /** Switches a kind off, without signing in. */
  stopLetters: (key: string, topic: string) => `/letters/stop/${part(key)}/${part(topic)}`,
  cooperative: (slug: string) => `/cooperatives/${part(slug)}`,
} as const;
