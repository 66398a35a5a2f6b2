import { Conflict, Forbidden, Invalid } from '#platform/errors';

/** An event that the standard does not know as one. `faults` name the fields and what is wrong, in English, for programs. */
export class EventInvalid extends Invalid {
  readonly code = 'event-invalid';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('; '));
  }
}

/** The id belongs to an event with another content; nothing is ever edited. */
export class EventIdTaken extends Conflict {
  readonly code = 'event-id-taken';

  constructor(readonly eventId: string) {
    super(`another event is called ${eventId}`);
  }
}

/** Only who told of an event may declare it wrong. */
export class EventOfAnother extends Forbidden {
  readonly code = 'event-of-another';

  constructor(readonly eventId: string) {
    super(`${eventId} is somebody else's event`);
  }
}
