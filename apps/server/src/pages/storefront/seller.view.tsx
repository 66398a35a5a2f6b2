import type { Product } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { DefinitionList } from '../../ui/lists.js';
import { PhoneLink } from '../../ui/phone.js';
import { Section } from '../../ui/sections.js';
import type { Writer } from './shown.js';

type Seller = Product['cooperative'];

export const addressOf = ({ addressLine, commune, province }: Seller): string =>
  `${addressLine}, ${commune.name}, ${province}`;

/** The legal form, where the name does not begin with it already: "Hợp tác xã" under "Hợp tác xã Chè …" says nothing. */
export const formBeside = (name: string, form: string): string | undefined =>
  name.toLowerCase().startsWith(form.toLowerCase()) ? undefined : form;

/** Who sells, where they sit, how to reach them, under which number they are registered (Law 19/2023/QH15 Art. 37). */
export function SellerCard({ visit, seller }: { visit: Writer; seller: Seller }) {
  const { storefront: words } = visit.words;
  const form = formBeside(seller.name, words.legalForms[seller.legalForm]);
  return (
    <Section title={words.sellerTitle} panel>
      <p>
        <a href={paths.cooperative(seller.slug)}>{seller.name}</a>
      </p>
      {form && <p class="overline">{form}</p>}
      <DefinitionList items={sellerFacts(visit, seller)} />
    </Section>
  );
}

export function sellerFacts({ words: { storefront } }: Writer, seller: Seller) {
  return [
    { term: storefront.address, detail: addressOf(seller) },
    { term: storefront.phone, detail: <PhoneLink number={seller.phone} /> },
    { term: storefront.taxCode, detail: seller.taxCode },
    { term: storefront.gln, detail: seller.gln },
  ];
}
