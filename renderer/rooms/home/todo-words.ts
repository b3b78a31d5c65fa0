import type { TFunction } from 'i18next';
import { dayAndTime, limit } from '../../messages/times';
import { goTo } from '../../client/route';
import type { Todo } from './todos';

/** A to-do's text, and the button that leads to its page. */
export const wordsFor = (t: TFunction, todo: Todo): { text: string; action: string; go: () => void } => {
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
