import { useTranslation } from 'react-i18next';
import type { OwnAccount } from '../../../shared/ipc/own-account-contract';
import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import { Card } from '../../ui/card';
import { FailedState, LoadingState } from '../../ui/page-states';
import { health } from './health-store';
import { TodoList } from './todo-list';
import { type Todo, todosFor } from './todos';
import { presentTime } from '../../messages/times';
import type { SignedIn } from '../../client/room';
import { FirstSteps } from './first-steps';
import { OverviewActs } from './overview-acts';
import { overview } from './overview-store';
import { SchoolOverview } from './school-overview';

interface ManagersHomeProps {
  readonly state: DeskState;
  readonly signedIn: SignedIn;
  readonly account: OwnAccount;
}

/** To-dos that the first steps, or a notice above them, say already. */
const saidOtherwise: readonly Todo['kind'][] = [
  'add-colleagues',
  'turn-on',
  'owner-sheet',
  'key-unprotected',
];

/** A manager's part of Home in the Office Portal: the to-dos and the Overview. */
export const ManagersHome = ({ state, signedIn, account }: ManagersHomeProps) => {
  const { t } = useTranslation();
  const school = overview.use();
  const deskHealth = health.use();
  if (school.step === 'loading' || deskHealth.step === 'loading') return <LoadingState />;
  const known = {
    overview: school.step === 'ready' ? school.value : null,
    health: deskHealth.step === 'ready' ? deskHealth.value : null,
  };
  const todos = todosFor({ state, signedIn, account, ...known, now: presentTime() });
  // With one account every number would be zero or one.
  const isNew = known.overview?.accounts === 1;
  const shown = isNew ? todos.filter(({ kind }) => !saidOtherwise.includes(kind)) : todos;
  return (
    <>
      {isNew && shown.length === 0 ? null : (
        <Card title={t('home.todo')}>
          <TodoList todos={shown} />
        </Card>
      )}
      {isNew ? (
        <FirstSteps
          codesRequired={account.codeRequired.office && account.codeRequired.staff}
          sheetIssued={known.health?.sheetIssuedAt != null}
        />
      ) : null}
      {school.step === 'failed' ? (
        <FailedState failure={school.failure} onRetry={() => void overview.load()} />
      ) : null}
      {known.overview === null || isNew ? null : (
        <SchoolOverview
          overview={known.overview}
          acts={<OverviewActs {...{ state, signedIn, todos }} overview={known.overview} />}
        />
      )}
    </>
  );
};
