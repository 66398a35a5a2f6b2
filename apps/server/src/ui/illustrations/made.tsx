import { DYE } from './colours.js';

/** A carrying basket (gùi) of bamboo. */
export const wood = (
  <>
    <path fill="none" stroke={DYE.red} stroke-width="5" d="M52 48C30 56 32 84 56 92M108 48c22 8 20 36-4 44" />
    <path fill={DYE.bark} d="M44 26h72l-10 70c-1 5-4 8-9 8H63c-5 0-8-3-9-8Z" />
    <path
      fill="none"
      stroke={DYE.saffron}
      stroke-width="3"
      d="M48 62h64M49 72h62M51 82h58M52 92h56M60 54l6 50M76 54l2 50M92 54l-1 50M105 54l-6 50"
    />
    <path fill={DYE.indigo} d="M46 38h68l-2 15H48Z" />
    <path fill={DYE.saffron} d="m56 45.5 5-5 5 5-5 5ZM94 45.5l5-5 5 5-5 5Z" />
    <path fill={DYE.cotton} d="m74 45.5 6-6 6 6-6 6Z" />
    <path fill={DYE.amber} d="M40 20h80v10H40Z" />
  </>
);

/** A stilt house under the mountains. */
export const tourism = (
  <>
    <circle cx="122" cy="28" r="12" fill={DYE.saffron} />
    <path fill={DYE.forest} d="M0 104V70l26-30 22 26 24-36 34 44 20-20 34 34v16Z" />
    <path fill={DYE.bark} d="M42 70h76v20H42ZM46 90h5v14h-5ZM66 90h5v14h-5ZM89 90h5v14h-5ZM109 90h5v14h-5Z" />
    <path fill={DYE.saffron} d="M52 74h12v12H52ZM96 74h12v12H96Z" />
    <path fill={DYE.night} d="M73 74h14v16H73Z" />
    <path fill={DYE.amber} d="M56 42h48l24 30H32Z" />
    <path fill={DYE.red} d="M30 68h100v5H30Z" />
    <path stroke={DYE.cotton} stroke-width="2.5" stroke-linecap="round" d="m54 40 8 6M106 40l-8 6" />
  </>
);

const diamonds = (y: number, r: number) =>
  [44, 68, 92, 116].map(x => `M${x - r} ${y}l${r}-${r} ${r} ${r}-${r} ${r}Z`).join('');

/** A length of brocade over its rod. */
export const textile = (
  <>
    <path fill={DYE.bark} d="M18 16h124v7H18Z" />
    <path fill={DYE.indigo} d="M32 16h96v84H32Z" />
    <path fill={DYE.red} d="M32 28h96v4H32ZM32 60h96v4H32ZM32 92h96v3H32Z" />
    <path fill={DYE.red} d={diamonds(46, 11)} />
    <path fill={DYE.saffron} d={diamonds(46, 6)} />
    <path fill={DYE.leaf} d={diamonds(78, 11)} />
    <path fill={DYE.cotton} d={diamonds(78, 6) + diamonds(46, 2)} />
    <path fill={DYE.red} d={diamonds(78, 2)} />
    <path
      stroke={DYE.saffron}
      stroke-width="2"
      d="M36 100v7M44 100v5M52 100v7M60 100v5M68 100v7M76 100v5M84 100v7M92 100v5M100 100v7M108 100v5M116 100v7M124 100v5"
    />
  </>
);

/** A skein of canna vermicelli (miến dong), tied. */
export const vermicelli = (
  <>
    <path
      fill="none"
      stroke="#e2c98f"
      stroke-width="26"
      d="M80 32c-36 0-52 12-52 29s16 29 52 29 52-12 52-29-16-29-52-29Z"
    />
    <path
      fill="none"
      stroke={DYE.bark}
      stroke-width="1.5"
      d="M80 20C36 20 16 38 16 61s20 41 64 41 64-18 64-41-20-41-64-41ZM80 26c-40 0-58 15-58 35s18 35 58 35 58-15 58-35-18-35-58-35ZM80 32c-36 0-52 12-52 29s16 29 52 29 52-12 52-29-16-29-52-29ZM80 38c-32 0-46 10-46 23s14 23 46 23 46-10 46-23-14-23-46-23ZM80 44c-28 0-40 7-40 17s12 17 40 17 40-7 40-17-12-17-40-17Z"
    />
    <path fill={DYE.red} d="M71 16h18v30H71ZM71 76h18v28H71Z" />
    <path fill={DYE.saffron} d="m80 25 6 6-6 6-6-6ZM80 84l6 6-6 6-6-6Z" />
  </>
);

/** The woven star that stands for everything else the market has. */
export const generic = (
  <>
    <path
      fill={DYE.indigo}
      d="m80 10 15 16 22-3-3 22 16 15-16 15 3 22-22-3-15 16-15-16-22 3 3-22-16-15 16-15-3-22 22 3Z"
    />
    <path fill={DYE.red} d="m80 28 32 32-32 32-32-32Z" />
    <path fill={DYE.saffron} d="m80 40 20 20-20 20-20-20Z" />
    <path fill={DYE.leaf} d="m80 50 10 10-10 10-10-10Z" />
    <path fill={DYE.cotton} d="m80 55 5 5-5 5-5-5Z" />
  </>
);
