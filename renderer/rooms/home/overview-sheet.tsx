import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../shared/ipc/overview-contract';
import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import { PrintedSheet } from '../../ui/printed-sheet';
import { wordsFor } from './todo-words';
import type { Todo } from './todos';
import { presentTime, timeOfDay } from '../../messages/times';
import type { SignedIn } from '../../client/room';
import classes from './overview-sheet.module.css';
import { PrintedDays } from './printed-days';

/** In the order of a manager's questions. */
const numbers = ['setUp', 'pending', 'notSetUp', 'neverSignedIn', 'locked', 'lowOnCodes'] as const;

/** The data of the sheet. */
export interface OverviewSheetProps {
  readonly state: DeskState;
  readonly signedIn: SignedIn;
  readonly overview: Overview;
  readonly todos: readonly Todo[];
}

/** The printed Overview: the numbers in words, the to-dos and thirty days. Colour alone never carries a meaning. */
export const OverviewSheet = ({ state, signedIn, overview: { staff, days }, todos }: OverviewSheetProps) => {
  const { t } = useTranslation();
  return (
    <PrintedSheet
      schoolName={state.schoolName}
      portals={[state.portal]}
      title={t('overview.sheet.title')}
      by={signedIn.name}
      keep={t('overview.sheet.keep', { returnObjects: true })}
    >
      <div className={classes.body}>
        <p>{t('overview.sheet.asOf', { time: timeOfDay(presentTime()) })}</p>
        <h2 className={classes.part}>{t('overview.staffTitle')}</h2>
        <p>{t('overview.of', { count: staff.active })}</p>
        <dl className={classes.numbers}>
          {numbers.map((name) => (
            <div key={name} className={classes.number}>
              <dt>{t(`overview.tiles.${name}`)}</dt>
              <dd>{staff[name]}</dd>
            </div>
          ))}
        </dl>
        <h2 className={classes.part}>{t('home.todo')}</h2>
        {todos.length === 0 ? (
          <p>{t('home.nothingTodo')}</p>
        ) : (
          <ul className={classes.todos}>
            {todos.map((todo) => (
              <li key={todo.kind}>{wordsFor(t, todo).text}</li>
            ))}
          </ul>
        )}
        <h2 className={classes.part}>{t('overview.chartTitle')}</h2>
        <PrintedDays days={days} />
      </div>
    </PrintedSheet>
  );
};
