import { useRef, useState } from 'preact/hooks';

export interface Wrong {
  field: string;
  text: string;
  /** The same again is taken: it was a question, not a refusal. */
  isQuestion?: boolean;
}

/** A form read when it is sent: `record` says what is wrong, or writes it down. A second touch while it works does nothing. */
export function useForm(
  record: (typed: Map<string, string>, confirmed: string | undefined) => Promise<Wrong | undefined>,
) {
  const [wrong, setWrong] = useState<Wrong>();
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    setBusy(true);
    const form = event.currentTarget as HTMLFormElement;
    const typed = new Map([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    void record(typed, wrong?.isQuestion ? wrong.text : undefined)
      .then(found => {
        setWrong(found);
        if (found) form.querySelector<HTMLElement>(`[name="${found.field}"]`)?.focus();
      })
      .finally(() => {
        busy.current = false;
        setBusy(false);
      });
  };
  return { submit, isBusy, error: (field: string) => (wrong?.field === field ? wrong.text : undefined) };
}
