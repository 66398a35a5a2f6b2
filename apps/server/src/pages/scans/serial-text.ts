import { serialInGroups } from '#libs/labels';

/** A serial as it stands on the label, free to break between its groups and nowhere else: in a narrow column it takes two lines. */
export const serialText = (serial: string): string => serialInGroups(serial).replaceAll('\u00a0', ' ');
