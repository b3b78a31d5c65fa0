import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { TextButton } from '../../ui/text-button';
import classes from './todo-list.module.css';
import { wordsFor } from './todo-words';
import type { Todo } from './todos';

/** The most to-dos at once: nobody starts on a longer list. */
const shownAtOnce = 3;

/** The next to-dos, each with a button that leads to its page. */
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
