import { Mark } from './illustrations/mark.js';

export function Wordmark() {
  return (
    <a class="wordmark" href="/">
      <Mark />
      <span>Chợ Phiên</span>
    </a>
  );
}
