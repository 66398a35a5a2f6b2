// What a phone needs to put one of our apps on its home screen. Browsers ask for it without cookies, so it says nothing that is not for everybody.
import type { Locale } from '#platform/language';

export interface AppNames {
  title: string;
  short: string;
  about: string;
}

/** `start` is the page of the app; `scope` is what opens inside it. */
export const appManifest = (names: AppNames, locale: Locale, start: string, scope = start) => ({
  id: start,
  start_url: start,
  scope,
  name: names.title,
  short_name: names.short,
  description: names.about,
  lang: locale,
  display: 'standalone',
  background_color: '#faf7f0',
  theme_color: '#1d2050',
  icons: [192, 512].map(side => ({
    src: `/static/app-${side}.png`,
    sizes: `${side}x${side}`,
    type: 'image/png',
    purpose: 'any maskable',
  })),
});
