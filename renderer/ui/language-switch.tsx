import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../../shared/languages';
import { desk } from '../client/desk-client';
import classes from './language-switch.module.css';

/** Buttons for the languages, each by its own name. Every window of the desk follows the choice, now and after a restart. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation();
  return (
    <div role="group" aria-label={t('common.language')} className={classes.languages}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => void desk.language.choose({ language })}
        >
          {languageNames[language]}
        </button>
      ))}
    </div>
  );
};
