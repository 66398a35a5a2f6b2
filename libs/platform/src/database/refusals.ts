/** PostgreSQL's error codes that mean "somebody was first" or "the rule says no" (Appendix A of its manual). */
const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';
const FOREIGN_KEY_VIOLATION = '23503';

interface DatabaseRefusal {
  code: string;
  constraint?: string;
}

function refusalOf(error: unknown): DatabaseRefusal | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, constraint, driverError } = error as {
    code?: unknown;
    constraint?: string;
    driverError?: { constraint?: string };
  };
  return typeof code === 'string' ? { code, constraint: constraint ?? driverError?.constraint } : undefined;
}

function isRefusedBy(code: string, error: unknown, constraint?: string): boolean {
  const refusal = refusalOf(error);
  return refusal?.code === code && (constraint === undefined || refusal.constraint === constraint);
}

export const isTaken = (error: unknown, constraint?: string): boolean =>
  isRefusedBy(UNIQUE_VIOLATION, error, constraint);
export const isOverlapping = (error: unknown, constraint?: string): boolean =>
  isRefusedBy(EXCLUSION_VIOLATION, error, constraint);
/** What it belongs to is not there. */
export const isOfNobody = (error: unknown, constraint?: string): boolean =>
  isRefusedBy(FOREIGN_KEY_VIOLATION, error, constraint);
