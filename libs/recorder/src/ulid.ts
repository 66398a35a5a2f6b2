import { ulidToUUID } from 'ulid';

/** A ULID is 128 bits like a UUID: rows carry it as one. */
export const rowIdOf = (ulid: string): string => ulidToUUID(ulid).toLowerCase();
