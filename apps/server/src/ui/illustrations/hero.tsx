// The highland market on a clear morning: ranges, terraces, and stalls on stilts under brocade awnings.
import { DYE } from './colours.js';

const STALLS = [
  { at: 'translate(150 196) scale(1.15)', awning: DYE.red },
  { at: 'translate(430 222) scale(.95)', awning: DYE.leaf },
  { at: 'translate(690 204) scale(1.1)', awning: DYE.red },
];

const SHOPPERS = [
  'translate(96 306) scale(.85)',
  'translate(350 300)',
  'translate(392 306) scale(.85)',
  'translate(626 300) scale(.95)',
  'translate(890 304) scale(.9)',
];

const scallops = Array.from({ length: 8 }, (_, at) => `M${at * 18} 34h18l-9 12Z`).join('');
const lozenges = Array.from({ length: 7 }, (_, at) => `M${at * 20 + 6} 24l6-6 6 6-6 6Z`).join('');

export function Hero() {
  return (
    <svg class="hero-scene" viewBox="0 0 960 384" aria-hidden="true" preserveAspectRatio="xMidYMax slice">
      <path fill="#2b3072" d="M0 0h960v384H0Z" />
      <circle cx="610" cy="150" r="40" fill={DYE.saffron} />
      <Ranges />
      <Terraces />
      <defs>
        <Stall />
        <Shopper />
      </defs>
      {STALLS.map(({ at, awning }) => (
        <g transform={at}>
          <use href="#stall" />
          <path fill={awning} d={scallops} />
        </g>
      ))}
      {SHOPPERS.map(at => (
        <use href="#shopper" transform={at} />
      ))}
    </svg>
  );
}

function Ranges() {
  return (
    <>
      <path
        fill="#454d9e"
        d="M0 230 70 150l50 40 90-110 70 90 60-50 110 120 70-70 90 84 100-130 90 110 60-40 100 96v110H0Z"
      />
      <path fill="#363d87" d="M0 270l90-70 80 60 110-96 90 84 80-50 130 90 90-74 100 80 90-60 100 66 100-50v150H0Z" />
    </>
  );
}

function Terraces() {
  return (
    <>
      <path fill="#2c6a4a" d="M0 290c120-50 250-40 380-14s330 20 580-40v148H0Z" />
      <path fill="#3f8a4b" d="M0 314c160-40 300-26 440-8s330 10 520-36v114H0Z" />
      <path fill={DYE.leaf} d="M0 340c180-32 330-18 480-8s320 6 480-26v78H0Z" />
      <path
        fill="none"
        stroke="#cfe3a4"
        stroke-width="2"
        opacity=".55"
        d="M0 300c140-44 270-32 400-10s320 16 560-38M0 326c170-36 320-22 460-8s320 8 500-32M0 353c190-24 340-14 490-6s320 2 470-20"
      />
      <path fill="#7a5b3a" d="M0 366c240-14 720-14 960 0v18H0Z" />
    </>
  );
}

function Stall() {
  return (
    <g id="stall">
      <path fill={DYE.bark} d="M10 34h6v118h-6ZM128 34h6v118h-6ZM44 100h5v52h-5ZM95 100h5v52h-5Z" />
      <path fill="#5f3d22" d="M4 96h136v10H4ZM16 44h112v52H16Z" opacity=".9" />
      <path fill={DYE.amber} d="M24-22h96l30 40H-6Z" />
      <path
        fill="none"
        stroke={DYE.saffron}
        stroke-width="3"
        d="m18-30 12 12M126-30l-12 12M40-22 28 18M56-22l-8 40M72-22v40M88-22l8 40M104-22l12 40"
      />
      <path fill={DYE.night} d="M-6 14h156v20H-6Z" />
      <path fill={DYE.saffron} d={lozenges} />
      <Goods />
    </g>
  );
}

function Goods() {
  return (
    <>
      <path fill={DYE.bark} d="M22 84h26l-4 14H26ZM58 84h26l-4 14H62ZM96 84h26l-4 14h-18Z" />
      <path fill={DYE.saffron} d="M24 84a6 6 0 0 1 11 0 6 6 0 0 1 11 0Z" />
      <path fill={DYE.leaf} d="M60 84c0-12 22-12 22 0Z" />
      <path fill={DYE.red} d="M98 84a6 6 0 0 1 11 0 6 6 0 0 1 11 0Z" />
      <path fill={DYE.indigo} d="M22 44h16v26H22ZM106 44h16v26h-16Z" />
      <path fill={DYE.cotton} d="m30 50 5 5-5 5-5-5ZM114 50l5 5-5 5-5-5Z" />
    </>
  );
}

/** In indigo with a red sash and a basket on the back. */
function Shopper() {
  return (
    <g id="shopper">
      <path fill={DYE.bark} d="M10 22h16l-3 26H13Z" />
      <path fill={DYE.night} d="M-10 74-7 28c1-10 15-10 16 0l5 46Z" />
      <path fill={DYE.red} d="M-8 42h18l.5 6h-19Z" />
      <path fill={DYE.saffron} d="M-10 68h24v6h-24Z" />
      <circle cx="1" cy="12" r="8" fill="#d9a579" />
      <path fill={DYE.red} d="M-8 10C-8-4 10-4 10 10 4 5-2 5-8 10Z" />
    </g>
  );
}
