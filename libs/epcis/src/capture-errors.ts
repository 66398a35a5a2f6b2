import { Conflict, Forbidden, type TradeError } from '#platform/errors';
import type { CaptureError } from './captures.query.js';

const inDocument = (at: number | undefined, eventID: unknown): Partial<CaptureError> => ({
  ...(at !== undefined && { event: at }),
  ...(typeof eventID === 'string' && { eventID: eventID.slice(0, 1024) }),
});

export const invalidEvent = (faults: readonly string[], at: number, eventID: unknown): CaptureError => ({
  type: 'epcisException:ValidationException',
  title: 'not an event of EPCIS 2.0',
  status: 400,
  detail: `event ${at}: ${faults.join('; ')}`.slice(0, 1000),
  ...inDocument(at, eventID),
});

/** A refusal of the book or of a lib above it, in the words of the standard. */
export function captureErrorOf(refused: TradeError, at?: number, eventID?: string): CaptureError {
  const [type, title, status] = kindOf(refused);
  const detail = `${at === undefined ? '' : `event ${at}: `}${refused.message || refused.code}`;
  const named = eventID ?? (refused as { eventId?: string }).eventId;
  return { type: `epcisException:${type}`, title, status, detail, ...inDocument(at, named) };
}

function kindOf(refused: TradeError): [type: string, title: string, status: number] {
  if (refused instanceof Conflict) return ['ResourceAlreadyExistsException', 'the event id is taken', 409];
  if (refused instanceof Forbidden) return ['SecurityException', 'not yours to say', 403];
  return ['ValidationException', 'the event is refused', 400];
}
