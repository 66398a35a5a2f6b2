import { Band } from './weave.js';
import { Wordmark } from './wordmark.js';
import { LanguageSwitch } from './language-switch.js';
import type { ShellWords } from './types.js';

export function Footer({ words, locale, path }: { words: ShellWords; locale: 'vi' | 'en'; path: string }) {
  const { footer } = words;
  const links: [string, string][] = [
    ['/about', footer.about],
    ['/about/ranking', footer.ranking],
    ['/about/returns', footer.returns],
    ['/about/privacy', footer.privacy],
    ['/about/contact', footer.contact],
  ];
  return (
    <footer class="site-foot">
      <Band />
      <div class="site-foot-in">
        <div>
          <Wordmark />
          <p>{words.tagline}</p>
          <LanguageSwitch locale={locale} path={path} label={words.language} />
        </div>
        <ul>
          {links.map(([href, label]) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        <p class="site-operator">{footer.operator}</p>
      </div>
    </footer>
  );
}
