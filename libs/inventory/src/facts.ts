/** What harvests and slots tell the workers. Ids only. */
export type InventoryFact =
  /** All packs of it lie on the shelf. */
  | { name: 'preorder.filled'; preorderId: string }
  /** It was to be there by now, or will not all be: its buyer may wait, or take the order back. */
  | { name: 'preorder.short'; preorderId: string }
  /** Its time is over, or the co-op called it off: what still waits will not come. */
  | { name: 'harvest.ended'; harvestId: string }
  /** Nobody is received on that day: its bookings end. */
  | { name: 'slot.called-off'; variantId: string; day: string };
