import { Conflict, Forbidden, Invalid, NotAllowed } from '#platform/errors';
import { LONGEST_BYTES } from './enclosure-rules.js';

/** The key is not registered at this co-op: the device registers itself and sends again. */
export class DeviceUnknown extends Conflict {
  readonly code = 'device-unknown';
}

export class DeviceRevoked extends Forbidden {
  readonly code = 'device-revoked';
}

/** What one person recorded is sent by that person. */
export class OtherPersonsDevice extends Forbidden {
  readonly code = 'other-persons-device';
}

/** The key is no Ed25519 key, or whoever registers it does not have its secret half. */
export class KeyNotOwned extends Invalid {
  readonly code = 'key-not-owned';
}

export class DeviceNameNeeded extends Invalid {
  readonly code = 'device-name-needed';
  override readonly field = 'name';
}

/** Nothing that was recorded names such a file. */
export class NotEnclosed extends NotAllowed {
  readonly code = 'not-enclosed';
}

export class EnclosureUnreadable extends Invalid {
  readonly code = 'enclosure-unreadable';
  override readonly facts = { kilobytes: LONGEST_BYTES / 1024 };
}

/** The department does not want it seen. */
export class PhotoTakenDown extends NotAllowed {
  readonly code = 'photo-taken-down';
}

export class TakedownReasonNeeded extends Invalid {
  readonly code = 'takedown-reason-needed';
  override readonly field = 'reason';
}

/** Officers check, co-ops work: each with phones of their own. */
export class NotOnThisDevice extends NotAllowed {
  readonly code = 'not-on-this-device';
}

/** It is not this officer's, or does not reach this co-op or batch. */
export class NoSuchInspection extends NotAllowed {
  readonly code = 'no-such-inspection';
}

/** It was recorded after the inspection had expired. */
export class InspectionOver extends NotAllowed {
  readonly code = 'inspection-over';
}

export class CooperativesToChoose extends Invalid {
  readonly code = 'cooperatives-to-choose';
  override readonly field = 'cooperatives';
}

/** It stands in the book already, or is not of this device. */
export class TooLateToWithdraw extends NotAllowed {
  readonly code = 'too-late-to-withdraw';
}
