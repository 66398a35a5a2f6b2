/** What the catalogue tells the workers. */
export type CatalogFact =
  | { name: 'product.submitted'; productId: string }
  | { name: 'product.approved'; productId: string }
  | { name: 'product.refused'; productId: string }
  | { name: 'product.taken-down'; productId: string }
  | { name: 'product.appealed'; productId: string }
  | { name: 'product.appeal-decided'; productId: string }
  | { name: 'change.proposed'; productId: string }
  | { name: 'change.approved'; changeId: string }
  | { name: 'change.refused'; changeId: string }
  | { name: 'import.confirmed'; importId: string };
