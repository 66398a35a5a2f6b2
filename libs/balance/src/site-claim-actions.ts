/** What can be claimed of a place: how large it is and what it gives, or what may be said of the goods that grow there. */
export const SITE_CLAIMS = ['capacity', 'organic', 'old-tree'] as const;
export type SiteClaimKind = (typeof SITE_CLAIMS)[number];

export const MEASURES = ['m2', 'hive', 'm3', 'maker'] as const;
export type Measure = (typeof MEASURES)[number];

/** A claim waits for the department; refused or withdrawn, another may be made. None is ever changed. */
export type SiteClaimState = 'open' | 'countersigned' | 'refused' | 'withdrawn';
