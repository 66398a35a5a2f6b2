interface LanguageSwitchProps {
  locale: 'vi' | 'en';
  path: string;
  label: string;
}

// A language is offered by its own name, to the reader who cannot read the other one.
const OTHER = { vi: { locale: 'en', name: 'English' }, en: { locale: 'vi', name: 'Tiếng Việt' } } as const;

export function LanguageSwitch({ locale, path, label }: LanguageSwitchProps) {
  const other = OTHER[locale];
  return (
    <form class="language" method="post" action="/language">
      <input type="hidden" name="locale" value={other.locale} />
      <input type="hidden" name="back" value={path} />
      <button type="submit" lang={other.locale}>
        <span class="sr" lang={locale}>{`${label}: `}</span>
        {other.name}
      </button>
    </form>
  );
}
