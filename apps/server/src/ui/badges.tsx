import { Icon, type IconName } from './icons.js';
import type { Tone } from './types.js';

export interface BadgeProps {
  children: string;
  tone?: Tone | 'plain' | 'brand';
  icon?: IconName;
}

export function Badge({ children, tone = 'plain', icon }: BadgeProps) {
  return (
    <span class={`badge badge-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/**
 * OCOP grants three to five stars. The badge is our own woven one, not the programme's protected logo, and shows the stars
 * that were granted, not empty ones: it is a certificate, not a rating.
 */
export function Stars({ stars, label }: { stars: number; label: string }) {
  const granted = Math.max(0, Math.min(5, Math.round(stars)));
  return (
    <span class="stars">
      <svg viewBox={`0 0 ${granted * 16} 16`} width={granted * 16} height="16" aria-hidden="true">
        <path class="star" d={Array.from({ length: granted }, (_, at) => `M${at * 16 + 8} .5${STAR}`).join('')} />
      </svg>
      <span>{label}</span>
    </span>
  );
}

/** Eight points, as the star is woven on a loom: two squares, one turned. */
const STAR = 'l2 2.7 3.3-.5-.5 3.3 2.7 2-2.7 2 .5 3.3-3.3-.5-2 2.7-2-2.7-3.3.5.5-3.3-2.7-2 2.7-2-.5-3.3 3.3.5z';
