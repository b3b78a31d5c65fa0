import { create } from 'zustand';
import type { Portal } from '../../../shared/access';
import type { PreflightMore, PreflightPage, StoredOptions } from '../../../shared/ipc/options-contract';
import type { Result } from '../../../shared/result';
import {
  defaultStaffOptions,
  type PortalOption,
  type SchoolOption,
  type StaffOption,
  staffOptionEntries,
  type StaffOptionValue,
} from '../../../shared/staff-options';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { readDeskState } from '../../client/desk-state';
import { dayOf, typedDay } from './typed-day';
import { onSessionEnd } from '../../client/session-end';
import { waitsWithPerson } from '../../client/waiting-sessions';

/** The stored options. */
export const storedOptions = createLoaded(() => desk.options.read());

/** The people whom each switch concerns. */
export const reach = createLoaded(() => desk.options.reach());

let asking: PreflightMore['asking'] = { office: false, staff: false };

/** The people concerned if some portals ask more than before. A manager sees them before saving. */
export const preflight = createLoaded(() => desk.options.preflight({ asking }));

/** Loads the pre-flight of these portals. */
export const lookAhead = (portals: PreflightMore['asking']): Promise<void> => {
  asking = portals;
  preflight.forget();
  return preflight.load();
};

/** Further people of a group in the pre-flight. */
export const moreOf = (wanted: PreflightMore): Promise<Result<PreflightPage>> =>
  desk.options.preflightMore(wanted);

/** A switch as it is; anything else as the text of its input. */
type Typed<Name extends StaffOption> = StaffOptionValue<Name> extends boolean ? boolean : string;

/** The values of the form. */
export type OptionsDraft = {
  readonly [Name in StaffOption]: Name extends PortalOption
    ? Readonly<Record<Portal, Typed<Name>>>
    : Typed<Name>;
};

type TypedOption<Name extends StaffOption> = {
  [Each in Name]: StaffOptionValue<Each> extends boolean ? never : Each;
}[Name];

/** The path of a value that a person types: only such a value can be refused. */
export type TypedOptionPath = `${TypedOption<PortalOption>}.${Portal}` | TypedOption<SchoolOption>;

/** The paths of all typed values. */
export const typedOptionPaths = staffOptionEntries(defaultStaffOptions)
  .filter(([, initial]) => typeof initial !== 'boolean')
  .map(([path]) => path as TypedOptionPath);

interface DraftView {
  /** Null before the first change. The draft stays while the person looks at another room. */
  readonly draft: OptionsDraft | null;
  /** The version that the draft began from: a save never overwrites what somebody else has saved since. */
  readonly version: number;
  readonly saved: boolean;
}

const noDraft: DraftView = { draft: null, version: 0, saved: false };

/** The unsaved changes of the person. */
export const useDraft = create<DraftView>(() => noDraft);

/** The form that the stored options fill. */
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

/** Changes a part of the form. A form that equals the stored options is no draft. */
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

// An empty field is refused as missing; anything but digits becomes a number that the school refuses.
const minutes = (typed: string): number => {
  const digits = typed.trim();
  if (digits === '') return Number.NaN;
  return /^\d{1,4}$/u.test(digits) ? Number(digits) : 0;
};

// An empty field means no grace.
const days = (typed: string): number => {
  const digits = typed.trim();
  if (digits === '') return 0;
  return /^\d{1,4}$/u.test(digits) ? Number(digits) : -1;
};

/**
 * The options that the form asks for. An unchanged day keeps its moment, even if this computer is in another zone now.
 * The date and the grace of a switch that is off are not on the screen and stay as they are.
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

/** Saves the form against the version that filled it. */
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
    // Other pages show the contact line and what the portals ask for.
    void readDeskState();
  }
  return answer;
};

onSessionEnd(discardDraft);

waitsWithPerson(() => {
  const { draft, version } = useDraft.getState();
  return () => useDraft.setState({ draft, version, saved: false });
});
