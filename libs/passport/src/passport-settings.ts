import type { Config } from '#platform/config';

/** What the passport needs of the settings. */
export class PassportSettings {
  /** The origin in every link, without a slash at the end. */
  publicUrl: string;
  /** Where files for the national portal are put; nothing is exported without it. */
  portalFolder?: string;
}

export function passportSettings({ values, publicUrl }: Pick<Config, 'values' | 'publicUrl'>): PassportSettings {
  return { publicUrl, portalFolder: values.PORTAL_FOLDER };
}
