import { useEffect } from 'react';
import { FailedState, LoadingState } from '../../ui/page-states';
import { OptionsForm } from './options-form';
import { discardDraft, reach, storedOptions, useDraft } from './options-store';

const load = (): void => {
  void storedOptions.load();
  void reach.load();
};

/** Settings > Setup > Staff Settings > Staff Options. */
export const OptionsPanel = () => {
  const stored = storedOptions.use();
  useEffect(() => {
    load();
    // "Saved" is said once; what is not saved stays for when the person comes back.
    return () => {
      if (useDraft.getState().draft === null) discardDraft();
    };
  }, []);
  return (
    <>
      {stored.step === 'loading' ? <LoadingState /> : null}
      {stored.step === 'failed' ? <FailedState failure={stored.failure} onRetry={load} /> : null}
      {stored.step === 'ready' ? <OptionsForm stored={stored.value} /> : null}
    </>
  );
};
