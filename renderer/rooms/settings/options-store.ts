import { create } from 'zustand';
import type { Portal } from '../../../shared/access';
import type { PreflightMore, PreflightPage, StoredOptions } from '../../../shared/ipc/options-contract';
import type { Result } from '../../../shared/result';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { readDeskState } from '../../client/desk-state';
import { dayOf, typedDay } from './typed-day';
import { onSessionEnd } from '../../client/session-end';
import { waitsWithPerson } from '../../client/waiting-sessions';

/** The options as main has them. */
export const storedOptions = createLoaded(() => desk.options.read());

/** Whom each switch would touch. */
export const reach = createLoaded(() => desk.options.reach());

let asking: PreflightMore['asking'] = { office: false, staff: false };

/** What it means for whom when some portals ask more than before: looked at before the options are saved. */
export const preflight = createLoaded(() => desk.options.preflight({ asking }));

/** Looks ahead for these portals. */
export const lookAhead = (portals: PreflightMore['asking']): Promise<void> => {
  asking = portals;
  preflight.forget();
  return preflight.load();
};

/** People of a kind as a list names them: the first of them, and further ones as they are asked for. */
export const moreOf = (wanted: PreflightMore): Promise<Result<PreflightPage>> =>
  desk.options.preflightMore(wanted);

/** The form: numbers and days as they are typed. */
export interface OptionsDraft {
  readonly requireTwoFactor: Readonly<Record<Portal, boolean>>;
  readonly requiredFrom: Readonly<Record<Portal, string>>;
  readonly graceDays: Readonly<Record<Portal, string>>;
  readonly supervisedEnrolment: boolean;
  readonly idleLockMinutes: Readonly<Record<Portal, string>>;
  readonly contactLine: string;
}

interface DraftView {
  /** Null while nothing was changed; kept when the person looks at another room in between. */
  readonly draft: OptionsDraft | null;
  /** The version that the draft was begun from: what somebody else has saved since is not overwritten. */
  readonly version: number;
  readonly saved: boolean;
}

const noDraft: DraftView = { draft: null, version: 0, saved: false };

/** What the person has changed and not saved yet. */
export const useDraft = create<DraftView>(() => noDraft);

/** The form as the stored options fill it. */
export const draftOf = ({ options }: StoredOptions): OptionsDraft => ({
  requireTwoFactor: options.requireTwoFactor,
  requiredFrom: {
    office: typedDay(options.requiredFrom.office),
    staff: typedDay(options.requiredFrom.staff),
  },
  graceDays: { office: String(options.graceDays.office), staff: String(options.graceDays.staff) },
  supervisedEnrolment: options.supervisedEnrolment,
  idleLockMinutes: {
    office: String(options.idleLockMinutes.office),
    staff: String(options.idleLockMinutes.staff),
  },
  contactLine: options.contactLine,
});

/** Changes a part of the form. Back at what is stored, there is nothing to save. */
export const changeDraft = (stored: StoredOptions, change: Partial<OptionsDraft>): void => {
  const start = draftOf(stored);
  const before = useDraft.getState();
  const draft = { ...(before.draft ?? start), ...change };
  useDraft.setState({
    draft: JSON.stringify(draft) === JSON.stringify(start) ? null : draft,
    version: before.draft === null ? stored.version : before.version,
    saved: false,
  });
};

/** Throws the changes away. */
export const discardDraft = (): void => useDraft.setState(noDraft);

// Nothing typed is "empty"; anything but digits is no number of minutes that main would take.
const minutes = (typed: string): number => {
  const digits = typed.trim();
  if (digits === '') return Number.NaN;
  return /^\d{1,4}$/u.test(digits) ? Number(digits) : 0;
};

// Nothing typed is no grace.
const days = (typed: string): number => {
  const digits = typed.trim();
  if (digits === '') return 0;
  return /^\d{1,4}$/u.test(digits) ? Number(digits) : -1;
};

/**
 * The options as the form asks for them. A day that nobody touched keeps its moment, whatever zone this computer is in
 * now; the date and the grace of a switch that is off are not on the screen, and stay as they are.
 */
export const optionsOf = (draft: OptionsDraft, { options }: StoredOptions): StoredOptions['options'] => {
  const fromOf = (portal: Portal): number =>
    !draft.requireTwoFactor[portal] || draft.requiredFrom[portal] === typedDay(options.requiredFrom[portal])
      ? options.requiredFrom[portal]
      : dayOf(draft.requiredFrom[portal]);
  const daysOf = (portal: Portal): number =>
    draft.requireTwoFactor[portal] ? days(draft.graceDays[portal]) : options.graceDays[portal];
  return {
    ...draft,
    requiredFrom: { office: fromOf('office'), staff: fromOf('staff') },
    graceDays: { office: daysOf('office'), staff: daysOf('staff') },
    idleLockMinutes: {
      office: minutes(draft.idleLockMinutes.office),
      staff: minutes(draft.idleLockMinutes.staff),
    },
  };
};

/** Saves the form against the version that it was filled from. */
export const saveDraft = async (stored: StoredOptions): Promise<Result<StoredOptions>> => {
  const changed = useDraft.getState();
  const draft = changed.draft ?? draftOf(stored);
  const answer = await desk.options.save({
    version: changed.draft === null ? stored.version : changed.version,
    options: optionsOf(draft, stored),
  });
  if (answer.ok) {
    storedOptions.put(answer.value);
    useDraft.setState({ ...noDraft, saved: true });
    void reach.load();
    // The contact line and what the portals ask for stand on other pages too.
    void readDeskState();
  }
  return answer;
};

onSessionEnd(discardDraft);

waitsWithPerson(() => {
  const { draft, version } = useDraft.getState();
  return () => useDraft.setState({ draft, version, saved: false });
});
