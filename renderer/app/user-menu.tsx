import {
  IconChevronDown,
  IconLanguage,
  IconLock,
  IconLogout,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../../shared/languages';
import { desk } from '../client/desk-client';
import { shownKeys, spokenKeys } from './keyboard';
import { lockSession, signOut, switchPerson } from '../client/session-acts';
import classes from './user-menu.module.css';

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The person's name in the top bar, which opens a menu to pause or end the session (WAI-ARIA's menu-button pattern). */
export const UserMenu = ({ name }: { readonly name: string }) => {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (open) menu.current?.querySelector('button')?.focus();
  }, [open]);

  const onMenuKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(false);
      button.current?.focus();
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    items[step(items.indexOf(document.activeElement as HTMLButtonElement), items.length)]?.focus();
  };

  return (
    <div
      className={classes.root}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={classes.person}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        // Otherwise a press would close the open menu by moving the focus, and the click would open it again.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <IconUserCircle size={22} aria-hidden />
        <bdi className={classes.name}>{name}</bdi>
        <IconChevronDown size={16} aria-hidden />
      </button>
      {open ? (
        <div
          ref={menu}
          role="menu"
          tabIndex={-1}
          aria-label={name}
          className={classes.menu}
          onKeyDown={onMenuKey}
        >
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-keyshortcuts={spokenKeys('lock')}
            onClick={() => {
              // The locked room keeps its state: close the menu, or it would be open after the unlock.
              setOpen(false);
              lockSession();
            }}
          >
            <IconLock size={18} aria-hidden />
            {t('shell.lock')}
            <kbd aria-hidden>{shownKeys(t, 'lock')}</kbd>
          </button>
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-keyshortcuts={spokenKeys('switchPerson')}
            onClick={switchPerson}
          >
            <IconUsers size={18} aria-hidden />
            {t('shell.switchPerson')}
            <kbd aria-hidden>{shownKeys(t, 'switchPerson')}</kbd>
          </button>
          {languages
            .filter((language) => language !== i18n.language)
            .map((language) => (
              <button
                key={language}
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => {
                  setOpen(false);
                  button.current?.focus();
                  void desk.language.choose({ language });
                }}
              >
                <IconLanguage size={18} aria-hidden />
                <span lang={language}>{languageNames[language]}</span>
              </button>
            ))}
          <button type="button" role="menuitem" tabIndex={-1} onClick={signOut}>
            <IconLogout size={18} aria-hidden />
            {t('shell.signOut')}
          </button>
        </div>
      ) : null}
    </div>
  );
};
