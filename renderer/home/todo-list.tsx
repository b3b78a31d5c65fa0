import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dayAndTime, limit } from '../messages/times';
import { goTo } from '../shell/place';
import classes from './todo-list.module.css';
import type { Todo } from './todos';

const wordsFor = (t: TFunction, todo: Todo): { text: string; action: string; go: () => void } => {
  switch (todo.kind) {
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

/** What needs doing, each with the button that leads there. */
export const TodoList = ({ todos }: { readonly todos: readonly Todo[] }) => {
  const { t } = useTranslation();
  if (todos.length === 0) return <p>{t('home.nothingTodo')}</p>;
  return (
    <ul className={classes.list}>
      {todos.map((todo) => {
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
  );
};
