import { useEffect, useState } from 'preact/hooks';

const screenOf = (hash: string): string[] => hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);

/** The words behind the # of the address, so that the phone's back button works. A new screen begins at its top, and readers of the screen with it. */
export function useScreen(): readonly string[] {
  const [screen, setScreen] = useState(screenOf(location.hash));
  useEffect(() => {
    const turn = (): void => {
      setScreen(screenOf(location.hash));
      window.scrollTo(0, 0);
      document.getElementById('main')?.focus();
    };
    addEventListener('hashchange', turn);
    return () => removeEventListener('hashchange', turn);
  }, []);
  return screen;
}
