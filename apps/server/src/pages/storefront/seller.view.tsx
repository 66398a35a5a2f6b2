import type { Product } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { DefinitionList } from '../../ui/lists.js';
import { Section } from '../../ui/sections.js';
import type { Writer } from './shown.js';

type Seller = Product['cooperative'];

/** Telephone numbers are kept in E.164 and said at home with a 0: `+84213…` -> `0213…`. */
export const phoneAtHome = (phone: string): string => phone.replace(/^\+84/, '0');

export const addressOf = ({ addressLine, commune, province }: Seller): string =>
  `${addressLine}, ${commune.name}, ${province}`;

/** Who sells, where they sit, how to reach them, under which number they are registered (Law 19/2023/QH15 Art. 37). */
export function SellerCard({ visit, seller }: { visit: Writer; seller: Seller }) {
  const { storefront: words } = visit.words;
  return (
    <Section title={words.sellerTitle} panel>
      <p>
        <a href={paths.cooperative(seller.slug)}>{seller.name}</a>
      </p>
      <p class="overline">{words.legalForms[seller.legalForm]}</p>
      <DefinitionList items={sellerFacts(visit, seller)} />
    </Section>
  );
}

export function sellerFacts({ words: { storefront } }: Writer, seller: Seller) {
  return [
    { term: storefront.address, detail: addressOf(seller) },
    { term: storefront.phone, detail: <a href={`tel:${seller.phone}`}>{phoneAtHome(seller.phone)}</a> },
    { term: storefront.taxCode, detail: seller.taxCode },
    { term: storefront.gln, detail: seller.gln },
  ];
}
