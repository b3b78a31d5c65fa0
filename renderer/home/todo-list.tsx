import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../components/layout.module.css';
import { TextButton } from '../components/text-button';
import { dayAndTime, limit } from '../messages/times';
import { goTo } from '../shell/place';
import classes from './todo-list.module.css';
import type { Todo } from './todos';

const wordsFor = (t: TFunction, todo: Todo): { text: string; action: string; go: () => void } => {
  switch (todo.kind) {
    case 'audit-broken':
      return {
        text: t('notice.auditBroken'),
        action: t('notice.auditBrokenAction'),
        go: () => goTo('audit'),
      };
    case 'clock-behind':
      return { text: t('home.clockBehind'), action: t('home.clockBehindAction'), go: () => goTo('audit') };
    case 'staff-locked':
      return {
        text: t('home.staffLocked', { count: todo.count }),
        action: t('home.staffAction'),
        go: () => goTo('staff'),
      };
    case 'one-manager':
      return { text: t('home.oneManager'), action: t('home.staffAction'), go: () => goTo('staff') };
    case 'staff-codes-low':
      return {
        text: t('home.staffCodesLow', { count: todo.count }),
        action: t('home.staffAction'),
        go: () => goTo('staff'),
      };
    case 'key-unprotected':
      return {
        text: t('home.keyUnprotected'),
        action: t('home.keyUnprotectedAction'),
        go: () => goTo('options', 'keys'),
      };
    case 'owner-sheet':
      return {
        text: t('home.ownerSheet'),
        action: t('home.ownerSheetAction'),
        go: () => goTo('options', 'keys'),
      };
    case 'backup-failed':
      return {
        text: t('home.backupFailed'),
        action: t('home.backupAction'),
        go: () => goTo('options', 'backups'),
      };
    case 'backup-old':
      return {
        text: t('home.backupOld', { time: dayAndTime(todo.newestAt) }),
        action: t('home.backupAction'),
        go: () => goTo('options', 'backups'),
      };
    case 'add-colleagues':
      return {
        text: t('home.addColleagues'),
        action: t('home.addColleaguesAction'),
        go: () => goTo('staff', 'new'),
      };
    case 'turn-on':
      return {
        text: t(`home.turnOn.${todo.which}`),
        action: t('home.turnOnAction'),
        go: () => goTo('options'),
      };
    case 'set-up-app':
      return {
        text: t('home.setUpApp', { date: limit(todo.until) }),
        action: t('home.setUpAppAction'),
        go: () => goTo('ownSecurity'),
      };
    case 'codes-low':
      return {
        text: t('home.codesLow', { count: todo.left }),
        action: t('home.codesLowAction'),
        go: () => goTo('ownSecurity'),
      };
  }
};

/** More at once are a list that nobody begins with. */
const shownAtOnce = 3;

/** The next things that need doing, each with the button that leads there. */
export const TodoList = ({ todos }: { readonly todos: readonly Todo[] }) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (todos.length === 0) return <p>{t('home.nothingTodo')}</p>;
  const shown = all ? todos : todos.slice(0, shownAtOnce);
  return (
    <div className={layout.stack}>
      <ul className={classes.list}>
        {shown.map((todo) => {
          const { text, action, go } = wordsFor(t, todo);
          return (
            <li key={todo.kind} className={classes.item}>
              <p className={classes.text}>{text}</p>
              <Button variant="default" size="sm" onClick={go}>
                {action}
              </Button>
            </li>
          );
        })}
      </ul>
      {todos.length > shownAtOnce ? (
        <div>
          <TextButton onClick={() => setAll(!all)}>
            {all ? t('home.fewerTodos') : t('home.moreTodos', { count: todos.length - shownAtOnce })}
          </TextButton>
        </div>
      ) : null}
    </div>
  );
};
