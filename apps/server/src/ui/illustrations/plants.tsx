import { DYE } from './colours.js';

/** Two leaves and a bud, as tea is plucked. */
export const tea = (
  <>
    <path fill={DYE.forest} d="M80 92C62 97 44 90 34 76c20-4 38 0 46 16ZM80 92c18 5 36-2 46-16-20-4-38 0-46 16Z" />
    <path fill={DYE.leaf} d="M80 76C58 78 40 64 33 38c26 3 44 15 47 38ZM80 76c22 2 40-12 47-38-26 3-44 15-47 38Z" />
    <path fill={DYE.saffron} d="M80 66c-8-14-8-34 0-48 8 14 8 34 0 48Z" />
    <path
      fill="none"
      stroke={DYE.cotton}
      stroke-width="2"
      stroke-linecap="round"
      d="M80 104V28M80 74 46 48M80 74l34-26"
    />
  </>
);

/** A sheaf with full ears; the grains are the round dots of a dashed line. */
export const rice = (
  <>
    <path
      fill="none"
      stroke={DYE.leaf}
      stroke-width="3"
      d="M76 104C74 76 62 52 40 44M78 104c0-36-6-58-16-72M80 104V30M82 104c0-36 6-58 16-72M84 104c2-28 14-52 36-60"
    />
    <path
      fill="none"
      stroke={DYE.saffron}
      stroke-width="7"
      stroke-linecap="round"
      stroke-dasharray="1 8.5"
      d="M64 64C58 52 46 42 30 50M72 56C70 40 62 26 48 26M80 56V18M88 56c2-16 10-30 24-30M96 64c6-12 18-22 34-14"
    />
    <path fill={DYE.red} d="M68 80h24l-2 9H70Z" />
    <path fill={DYE.cotton} d="m80 81 3.5 3.5L80 88l-3.5-3.5Z" />
  </>
);

/** A ginseng root with its leaves and berries. */
export const herbs = (
  <>
    <path
      fill="none"
      stroke={DYE.amber}
      stroke-width="4"
      stroke-linecap="round"
      d="M74 78c-8 6-14 8-20 16M86 78c8 6 16 8 22 18M80 86c-2 8 2 10-1 17M70 70c-8 2-12 6-20 6"
    />
    <path fill={DYE.saffron} d="M69 56c-5 10-2 26 6 36 3 4 7 4 10 0 8-10 11-26 6-36-5-6-17-6-22 0Z" />
    <path fill="none" stroke={DYE.amber} stroke-width="2" d="M71 64h10M78 72h11M73 80h8" />
    <path
      fill={DYE.leaf}
      d="M80 52C64 54 50 46 44 32c16-2 30 6 36 20ZM80 52c16 2 30-6 36-20-16-2-30 6-36 20ZM80 52c-8-12-8-26 0-38 8 12 8 26 0 38Z"
    />
    <path fill={DYE.red} d="M60 52a5 5 0 1 0 .1 0ZM100 52a5 5 0 1 0 .1 0ZM68 59a4 4 0 1 0 .1 0Z" />
  </>
);

export const citrus = (
  <>
    <circle cx="66" cy="64" r="34" fill={DYE.saffron} />
    <path fill={DYE.amber} d="M66 98a34 34 0 0 1-33-26c10 12 30 18 46 12 10-4 17-10 20-16a34 34 0 0 1-33 30Z" />
    <path fill={DYE.forest} d="M66 32c2-14 16-22 34-18-4 14-18 22-34 18Z" />
    <path fill="none" stroke={DYE.bark} stroke-width="3" stroke-linecap="round" d="M66 33c-1-6-3-9-6-12" />
    <circle cx="108" cy="78" r="25" fill={DYE.amber} />
    <circle cx="108" cy="78" r="21.5" fill={DYE.cotton} />
    <path
      fill={DYE.saffron}
      d="m108 76-6-16a19 19 0 0 1 12 0ZM110 77l7-15a19 19 0 0 1 8 9ZM110 79l16-5a19 19 0 0 1-1 11ZM109 80l15 8a19 19 0 0 1-9 8ZM107 80l4 17a19 19 0 0 1-11-1ZM106 79l-9 15a19 19 0 0 1-7-9ZM106 77l-17 4a19 19 0 0 1 2-11ZM107 76l-14-8a19 19 0 0 1 7-7Z"
    />
  </>
);

/** Highland plums on the branch. */
export const fruit = (
  <>
    <path
      fill="none"
      stroke={DYE.bark}
      stroke-width="5"
      stroke-linecap="round"
      d="M20 28c32-10 70-8 118-2M62 24v20M100 24l4 26"
    />
    <circle cx="60" cy="70" r="27" fill={DYE.wine} />
    <circle cx="106" cy="74" r="25" fill={DYE.red} />
    <path
      fill="none"
      stroke={DYE.night}
      stroke-opacity=".35"
      stroke-width="3"
      d="M62 44c8 14 8 36 0 52M104 50c-7 14-6 34 1 48"
    />
    <path
      fill="none"
      stroke={DYE.cotton}
      stroke-opacity=".7"
      stroke-width="4"
      stroke-linecap="round"
      d="M42 64c1-6 4-10 8-12M117 58c4 3 6 7 7 12"
    />
    <path fill={DYE.leaf} d="M62 26c10-16 28-18 40-10-8 14-26 18-40 10ZM100 27c10 14 26 18 40 10-8-14-26-20-40-10Z" />
    <path fill={DYE.forest} d="M60 26c-8 14-24 18-38 10 8-14 24-18 38-10Z" />
  </>
);

const petals =
  'M0-3C-9-8-8-20 0-22 8-20 9-8 0-3ZM3-1c5-10 16-11 20-5C23 3 12 8 3-1ZM2 2c10 1 14 11 9 16C4 19-2 10 2 2ZM-2 2c-10 1-14 11-9 16 7 1 13-8 9-16ZM-3-1c-5-10-16-11-20-5 0 9 11 14 20 5Z';

const blooms = [
  { at: 'translate(54 48)', fill: '#e06a8f' },
  { at: 'translate(92 42) scale(1.1)', fill: '#f8d3de' },
  { at: 'translate(122 68)', fill: '#e06a8f' },
];

/** Orchids on an arching stem. */
export const flowers = (
  <>
    <path
      fill="none"
      stroke={DYE.forest}
      stroke-width="4"
      stroke-linecap="round"
      d="M30 104C28 60 56 24 96 30c16 3 26 16 28 32"
    />
    <path fill={DYE.leaf} d="M30 104c-14-10-20-26-16-44 14 8 20 26 16 44ZM30 104c16-2 30-12 36-28-18 0-32 12-36 28Z" />
    {blooms.map(({ at, fill }) => (
      <g transform={at}>
        <path fill={fill} d={petals} />
        <path fill={DYE.wine} d="M0 8c-5 0-7-5-4-8h8c3 3 1 8-4 8Z" />
        <circle r="2.5" fill={DYE.saffron} />
      </g>
    ))}
  </>
);
