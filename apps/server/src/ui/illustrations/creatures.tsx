import { DYE } from './colours.js';

/** A jar, a comb and the one who made it. */
export const honey = (
  <>
    <path
      fill="none"
      stroke={DYE.saffron}
      stroke-width="3"
      d="m22 40 10-6 10 6v12l-10 6-10-6ZM22 64l10-6 10 6v12l-10 6-10-6ZM118 76l10-6 10 6v12l-10 6-10-6Z"
    />
    <path fill={DYE.amber} d="M52 44h56c6 6 8 12 8 20v24c0 8-5 14-13 14H57c-8 0-13-6-13-14V64c0-8 2-14 8-20Z" />
    <path fill={DYE.saffron} d="M45 58c12-5 22 4 35 0s23-5 35 0l1 6v10c-12 5-23-4-36 0s-24 5-36 0V64Z" />
    <path fill={DYE.cotton} d="M60 66h40v26H60Z" />
    <path fill={DYE.red} d="m80 69 10 10-10 10-10-10Z" />
    <path fill={DYE.saffron} d="m80 74 5 5-5 5-5-5Z" />
    <path fill={DYE.indigo} d="M48 30h64v16H48Z" />
    <path fill={DYE.red} d="m56 38 6-6 6 6-6 6ZM74 38l6-6 6 6-6 6ZM92 38l6-6 6 6-6 6Z" />
    <path fill={DYE.cotton} d="M125 28c2-10 14-10 12 0M118 28c-2-8 8-12 10-2" opacity=".9" />
    <path fill={DYE.saffron} d="M128 26c10 0 14 4 14 8s-4 8-14 8-14-4-14-8 4-8 14-8Z" />
    <path stroke={DYE.night} stroke-width="3.5" d="M123 27v14M131 27v14" />
  </>
);

/** A cold-water trout over the current. */
export const fish = (
  <>
    <path fill={DYE.indigo} d="M22 60c20-26 66-30 94-6l24-18c-4 16-4 30 0 46l-24-16c-28 24-74 20-94-6Z" />
    <path fill={DYE.cotton} d="M26 65c22 14 62 16 88 3-26 22-70 20-88-3Z" />
    <path fill={DYE.saffron} d="M62 40c6-12 22-14 30-10-2 6-4 10-6 11ZM70 78c2 8 10 14 20 14 0-6-2-12-6-15Z" />
    <path
      fill="none"
      stroke={DYE.red}
      stroke-width="5"
      stroke-linecap="round"
      stroke-dasharray="1 9"
      d="M58 58c20-4 36-3 56 3"
    />
    <path fill="none" stroke={DYE.cotton} stroke-opacity=".6" stroke-width="2.5" d="M50 44c6 8 6 20 0 28" />
    <circle cx="38" cy="56" r="4.5" fill={DYE.cotton} />
    <circle cx="37" cy="56" r="2.2" fill={DYE.night} />
    <path
      fill="none"
      stroke={DYE.leaf}
      stroke-width="3"
      stroke-linecap="round"
      d="M14 98q10-7 20 0t20 0 20 0 20 0 20 0 20 0"
    />
  </>
);

/** A buffalo, face to face. */
export const livestock = (
  <>
    <path fill="#c2a878" d="M58 42C34 46 18 36 16 16c12 14 28 16 46 12ZM102 42c24 4 40-6 42-26-12 14-28 16-46 12Z" />
    <path fill={DYE.bark} d="M54 46 34 54c2 8 10 12 20 8ZM106 46l20 8c-2 8-10 12-20 8Z" />
    <path fill={DYE.slate} d="M54 28c16-6 36-6 52 0 6 18 0 40-10 56-2 12-30 12-32 0-10-16-16-38-10-56Z" />
    <path fill={DYE.bark} d="M64 82c4-8 28-8 32 0 4 10-4 18-16 18S60 92 64 82Z" />
    <path fill={DYE.night} d="M72 86a3 4 0 1 0 .1 0ZM88 86a3 4 0 1 0 .1 0Z" />
    <path fill={DYE.cotton} d="M64 54a4 4 0 1 0 .1 0ZM96 54a4 4 0 1 0 .1 0Z" />
    <path fill={DYE.red} d="m80 30 9 10-9 10-9-10Z" />
    <path fill={DYE.saffron} d="m80 35 4.5 5-4.5 5-4.5-5Z" />
  </>
);
