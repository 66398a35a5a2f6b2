// A part of the page is drawn again as it changes on the server; when that is over the page is asked for again. Without script the page is loaded anew by
// whoever wants to know, or asks by itself.

interface Telling {
  html: string;
  isOver: boolean;
}

const box = document.querySelector<HTMLElement>('[data-watch]');
if (box) watch(box);

function watch(at: HTMLElement): void {
  const events = new EventSource(at.dataset['watch'] ?? '');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { html, isOver } = JSON.parse(data) as Telling;
    at.innerHTML = html;
    if (!isOver) return;
    events.close();
    location.reload();
  });
}
