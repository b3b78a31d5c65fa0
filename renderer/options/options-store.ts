import { create } from 'zustand';
import type { Portal } from '../../shared/access';
import type { StoredOptions } from '../../shared/ipc/options-contract';
import type { Result } from '../../shared/result';
import { createLoaded } from '../components/loaded';
import { desk } from '../desk-client';
import { readDeskState } from '../desk-state';
import { onSessionEnd } from '../session-end';
import { waitsWithPerson } from '../waiting-sessions';

/** The options as main has them. */
export const storedOptions = createLoaded(() => desk.options.read());

/** Whom each switch would touch. */
export const reach = createLoaded(() => desk.options.reach());

/** The form: numbers as they are typed. */
export interface OptionsDraft {
  readonly requireTwoFactor: Readonly<Record<Portal, boolean>>;
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

/** Saves the form against the version that it was filled from. */
export const saveDraft = async (stored: StoredOptions): Promise<Result<StoredOptions>> => {
  const changed = useDraft.getState();
  const draft = changed.draft ?? draftOf(stored);
  const { office, staff } = draft.idleLockMinutes;
  const answer = await desk.options.save({
    version: changed.draft === null ? stored.version : changed.version,
    options: { ...draft, idleLockMinutes: { office: minutes(office), staff: minutes(staff) } },
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
