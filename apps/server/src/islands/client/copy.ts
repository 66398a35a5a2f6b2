// Puts a button beside every box that is there to be copied: one touch instead of hold, mark and choose. Without script the box itself does.
// On plain http (a phone in the same network) there is no clipboard API: there the old command does it.

const SAID_FOR_MS = 2000;

type Box = HTMLInputElement | HTMLTextAreaElement;

for (const box of document.querySelectorAll<Box>('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-secondary';
  button.textContent = box.dataset['copy'] ?? '';
  button.setAttribute('aria-describedby', box.id);
  button.addEventListener('click', () => void copy(box).then(isCopied => isCopied && say(button, box)));
  box.after(button);
  box.parentElement?.classList.add('copyable');
}

async function copy(box: Box): Promise<boolean> {
  box.select();
  if (!navigator.clipboard) return document.execCommand('copy');
  return navigator.clipboard.writeText(box.value).then(
    () => true,
    () => document.execCommand('copy'),
  );
}

function say(button: HTMLButtonElement, box: Box): void {
  button.textContent = box.dataset['copied'] ?? '';
  setTimeout(() => (button.textContent = box.dataset['copy'] ?? ''), SAID_FOR_MS);
}
