/** What the catalogue tells the workers. */
export type CatalogFact =
  | { name: 'product.submitted'; productId: string }
  | { name: 'product.approved'; productId: string }
  | { name: 'product.refused'; productId: string }
  | { name: 'product.taken-down'; productId: string };
