import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  longestPreflightPage,
  type PreflightGroup,
  type PreflightMore,
} from '../../../shared/ipc/options-contract';
import { ErrorAlert } from '../../ui/error-alert';
import { failureOf, useSubmission } from '../../ui/submission';
import { formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import { moreOf } from './options-store';
import classes from './preflight-dialog.module.css';

interface NamesProps {
  readonly group: PreflightGroup;
  readonly kind: Omit<PreflightMore, 'after'>;
  readonly label: string;
}

/** The people concerned, by name: the first few, and more on request. */
export const Names = ({ group, kind, label }: NamesProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [{ people, next }, setNamed] = useState(group.first);
  const { submission, submit } = useSubmission();
  const list = useRef<HTMLUListElement>(null);
  const [firstNew, setFirstNew] = useState(0);
  useEffect(() => {
    const shown = list.current;
    const name = shown?.children[firstNew];
    // Scrolls to the first of the new names.
    if (shown && firstNew > 0 && name instanceof HTMLElement)
      shown.scrollTop = name.offsetTop - shown.offsetTop;
  }, [firstNew]);
  if (people.length === 0) return null;
  const expanded = people.length > group.first.people.length;
  const left = Math.max(1, group.count - people.length);
  const some = Math.min(left, longestPreflightPage);
  const more = async (): Promise<void> => {
    if (next === null) return;
    const answer = await submit(() => moreOf({ ...kind, after: next }));
    if (answer?.ok !== true) return;
    setFirstNew(people.length);
    setNamed({ people: [...people, ...answer.value.people], next: answer.value.next });
    // The button disappears after the last page, so the list takes the focus.
    if (answer.value.next === null) list.current?.focus();
  };
  return (
    <>
      <ul
        ref={list}
        className={`${classes.names} ${expanded ? classes.many : ''}`}
        aria-label={label}
        // The keyboard must reach a region that scrolls (WCAG 2.1.1).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={expanded ? 0 : -1}
      >
        {people.map(({ accountId, name, isSelf }) => (
          <li key={accountId}>
            <bdi>{isSelf ? t('preflight.you', { name }) : name}</bdi>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <Button
          variant="default"
          size="compact-sm"
          className={classes.act ?? ''}
          aria-busy={submission.step === 'running'}
          onClick={() => void more()}
        >
          {some < left ? t('preflight.moreOf', { some, left }) : t('preflight.more', { count: left })}
        </Button>
      )}
      <ErrorAlert text={formText(t, failureOf(submission), [], portal)} occurrence={submission.occurrence} />
    </>
  );
};
