// The bar of a print moves as its labels are drawn; when it is over the page is asked for again. Without script the page asks by itself every few seconds.

interface Standing {
  done: number;
  total: number;
  display: string;
  isOver: boolean;
}

const box = document.querySelector<HTMLElement>('[data-print]');
if (box) watch(box);

function watch(at: HTMLElement): void {
  const events = new EventSource(at.dataset['print'] ?? '');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const standing = JSON.parse(data) as Standing;
    show(at, standing);
    if (!standing.isOver) return;
    events.close();
    location.reload();
  });
}

function show(at: HTMLElement, { done, total, display }: Standing): void {
  at.querySelector('.bar')?.setAttribute('width', `${total > 0 ? (done / total) * 100 : 0}%`);
  const said = at.querySelector('strong');
  if (said) said.textContent = display;
  at.querySelector('svg')?.setAttribute('aria-label', display);
}
