import { useTranslation } from 'react-i18next';
import type { PreflightPerson } from '../../shared/ipc/options-contract';
import classes from './preflight-dialog.module.css';

/** More than these are told as a number: the dialog is to be read at a glance. */
const mostNames = 8;

interface NamesProps {
  readonly people: readonly PreflightPerson[];
  readonly label: string;
}

/** Who it is about, by name, the first few of them. */
export const Names = ({ people, label }: NamesProps) => {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  // One more name takes no more room than "and 1 more".
  const shown = people.length === mostNames + 1 ? people : people.slice(0, mostNames);
  return (
    <ul className={classes.names} aria-label={label}>
      {shown.map(({ accountId, name, isSelf }) => (
        <li key={accountId}>
          <bdi>{isSelf ? t('preflight.you', { name }) : name}</bdi>
        </li>
      ))}
      {shown.length < people.length ? (
        <li>{t('preflight.more', { count: people.length - shown.length })}</li>
      ) : null}
    </ul>
  );
};
