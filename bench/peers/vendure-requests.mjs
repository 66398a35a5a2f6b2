// What a shop on Vendure asks of its Shop API, in as few requests as the API allows.

const body = (query, variables) => JSON.stringify({ query, variables });
const asked = (query, variables) => ({
  method: 'POST',
  path: '/shop-api',
  headers: { 'content-type': 'application/json' },
  body: body(query, variables),
});

const PRODUCT = `query ($slug: String!) { product(slug: $slug) { id name slug description facetValues { name facet { name } }
  variants { id sku name priceWithTax currencyCode stockLevel } } }`;
export const product = slug => asked(PRODUCT, { slug });

const SEARCH = `query ($term: String!) { search(input: { term: $term, groupByProduct: true, take: 24 }) { totalItems
  items { productId productName slug description priceWithTax { ... on PriceRange { min max } ... on SinglePrice { value } } }
  facetValues { count facetValue { id name } } } }`;
export const search = term => asked(SEARCH, { term });

const NO = '... on ErrorResult { errorCode message }';
const STEPS = {
  fill: `mutation ($one: ID!, $other: ID!) { a: addItemToOrder(productVariantId: $one, quantity: 1) { ... on Order { id } ${NO} }
    b: addItemToOrder(productVariantId: $other, quantity: 2) { ... on Order { id totalWithTax } ${NO} } }`,
  say: `mutation ($who: CreateCustomerInput!, $where: CreateAddressInput!) { a: setCustomerForOrder(input: $who) { ... on Order { id } ${NO} }
    b: setOrderShippingAddress(input: $where) { ... on Order { id } ${NO} } }`,
  ways: 'query { eligibleShippingMethods { id price } }',
  pay: `mutation ($way: [ID!]!) { a: setOrderShippingMethod(shippingMethodId: $way) { ... on Order { id } ${NO} }
    b: transitionOrderToState(state: "ArrangingPayment") { ... on Order { id } ${NO} }
    c: addPaymentToOrder(input: { method: "on-delivery", metadata: {} }) { ... on Order { id code state } ${NO} } }`,
};

let buyers = 0;

/** One buyer from the empty basket to the order. Throws with what Vendure said when it was not placed. */
export async function buy(url, [one, other]) {
  let token;
  const ask = async (step, variables = {}) => {
    const answer = await fetch(`${url}/shop-api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: body(STEPS[step], variables),
    });
    token = answer.headers.get('vendure-auth-token') ?? token;
    const { data, errors } = await answer.json();
    const refused = errors?.[0]?.message ?? Object.values(data ?? {}).find(value => value?.errorCode)?.message;
    if (refused) throw new Error(`vendure, ${step}: ${refused}`);
    return data;
  };
  const n = ++buyers;
  await ask('fill', { one, other });
  const who = {
    firstName: 'Mẫu',
    lastName: 'Trần Thị',
    emailAddress: `buyer-${n}@example.com`,
    phoneNumber: '+84912345678',
  };
  await ask('say', { who, where: { streetLine1: '12 phố Mẫu', city: 'Hà Nội', countryCode: 'VN' } });
  const { eligibleShippingMethods: ways } = await ask('ways');
  const { c: order } = await ask('pay', { way: [ways[0].id] });
  if (order.state !== 'PaymentAuthorized') throw new Error(`vendure: the order is ${order.state}`);
}
