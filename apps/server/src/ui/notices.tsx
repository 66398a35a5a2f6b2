import { Icon, type IconName } from './icons.js';
import { Illustration, type Line } from './illustrations/illustration.js';
import type { Children, Tone } from './types.js';

const NOTICE_ICON: Record<Tone, IconName> = { info: 'info', success: 'check', warning: 'warning', danger: 'stop' };

export interface NoticeProps {
  tone?: Tone;
  title?: string;
  children?: Children;
}

export function Notice({ tone = 'info', title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={NOTICE_ICON[tone]} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children && <div class="notice-text">{children}</div>}
      </div>
    </div>
  );
}

export interface EmptyStateProps {
  title: string;
  children?: Children;
  line?: Line;
  /** A Button that leads out of the emptiness. */
  action?: Children;
}

export function EmptyState({ title, children, line = 'generic', action }: EmptyStateProps) {
  return (
    <div class="empty">
      <Illustration line={line} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
