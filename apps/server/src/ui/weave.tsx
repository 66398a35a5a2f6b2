import { BAND_HEIGHT, GROUND, REPEAT_WIDTH, THREADS, threadPath } from './weave-pattern.js';

/** The woven band (thổ cẩm) of ordinary pages: a background, so that it costs one cached request and prints nothing. */
export function Band() {
  return <div class="band" aria-hidden="true" />;
}

const LETTERS = Object.keys(THREADS) as (keyof typeof THREADS)[];
const PATHS = LETTERS.map(letter => ({ fill: THREADS[letter], d: threadPath(letter) }));

/** One repeat of the weave. `assets/weave.svg` is this, as a file. */
export function WeaveRepeat() {
  return (
    <>
      <path fill={GROUND} d={`M0 0h${REPEAT_WIDTH}v${BAND_HEIGHT}H0z`} />
      {PATHS.map(path => (
        <path {...path} />
      ))}
    </>
  );
}

/** The same band drawn inside the scan page, which asks the network for nothing more. */
export function WovenBand() {
  return (
    <svg class="band-inline" width="100%" height={BAND_HEIGHT} shape-rendering="crispEdges" aria-hidden="true">
      <pattern id="weave" width={REPEAT_WIDTH} height={BAND_HEIGHT} patternUnits="userSpaceOnUse">
        <WeaveRepeat />
      </pattern>
      <rect width="100%" height={BAND_HEIGHT} fill="url(#weave)" />
    </svg>
  );
}

/** The text of `assets/weave.svg`. */
export function WeaveFile() {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={REPEAT_WIDTH}
      height={BAND_HEIGHT}
      viewBox={`0 0 ${REPEAT_WIDTH} ${BAND_HEIGHT}`}
      shape-rendering="crispEdges"
    >
      <WeaveRepeat />
    </svg>
  );
}
