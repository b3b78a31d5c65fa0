import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { TextButton } from '../../ui/text-button';
import classes from './todo-list.module.css';
import { wordsFor } from './todo-words';
import type { Todo } from './todos';

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
