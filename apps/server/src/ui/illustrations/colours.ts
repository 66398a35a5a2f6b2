/** The dyes of the drawings: mid tones that hold on a light and on a dark ground. */
export const DYE = {
  indigo: '#3a4096',
  night: '#1d2050',
  red: '#c8362b',
  wine: '#8d2447',
  saffron: '#eda922',
  amber: '#cf7d17',
  leaf: '#5aa653',
  forest: '#33733a',
  bark: '#8a5a34',
  slate: '#5a5566',
  cotton: '#fff8e8',
} as const;
