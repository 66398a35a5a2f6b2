const MOST_SAID = 200;

/** A carrier may repeat in its refusal whom the parcel is for: numbers of phones do not stay in the book. */
export const phoneless = (answer: string): string => answer.replaceAll(/\+?\d[\d .]{7,}\d/g, '…').slice(0, MOST_SAID);
