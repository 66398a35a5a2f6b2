/** A flag waits for the co-op's explanation, then for the department's countersignature; a rejected explanation may be given anew. */
export type FlagState = 'open' | 'explained' | 'countersigned' | 'rejected';

export type FlagAction = 'explain' | 'countersign' | 'reject';

/** What may be done in which state. Until it is countersigned the batch is held. */
export const flagActions: Readonly<Record<FlagAction, readonly FlagState[]>> = {
  explain: ['open', 'explained', 'rejected'],
  countersign: ['explained'],
  reject: ['explained'],
};

export const canFlag = (action: FlagAction, state: FlagState): boolean => flagActions[action].includes(state);
