import { classes } from '../classes.js';
import { DYE } from './colours.js';
import { SCENES, type Line } from './scenes.js';

export { LINES, type Line } from './scenes.js';

export interface IllustrationProps {
  line: Line;
  /** Only when the drawing says something no text beside it says. */
  title?: string;
}

const hem = Array.from({ length: 10 }, (_, at) => `M${at * 16 + 3} 113l5-5 5 5-5 5Z`).join('');

/** What stands where a photo is missing: the product line, drawn flat over a woven hem. */
export function Illustration({ line, title }: IllustrationProps) {
  return (
    <svg
      class={classes('illustration', `illustration-${line}`)}
      viewBox="0 0 160 120"
      preserveAspectRatio="xMidYMid slice"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : 'true'}
    >
      <path class="il-ground" d="M0 0h160v120H0z" />
      <path class="il-hill" d="M0 106V82l34-26 28 22 36-38 62 52v14Z" />
      {SCENES[line]}
      <path fill={DYE.night} d="M0 104h160v16H0Z" />
      <path fill={DYE.red} d={hem} />
      <path stroke={DYE.saffron} stroke-width="1.5" d="M0 105h160" />
    </svg>
  );
}
