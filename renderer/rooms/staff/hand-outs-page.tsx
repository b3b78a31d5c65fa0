import '../../ui/mantine-rooms.css';
import { Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import { BackLink } from '../../ui/back-link';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { EmptyState, FailedState, LoadingState } from '../../ui/page-states';
import { PrintActs } from '../../ui/print-acts';
import { PrintPreview } from '../../ui/print-preview';
import { Printed, PrintedPage } from '../../ui/printed';
import { desk } from '../../client/desk-client';
import { addressOf } from '../../client/route';
import { useSelected } from './staff-selection';
import { HandOutSheet } from './hand-out-sheet';
import { handOuts, openHandOuts } from './hand-out-store';

const Selected = ({ state }: { readonly state: DeskState }) => {
  const { t } = useTranslation();
  const shown = handOuts.use();
  const [also, setAlso] = useState(false);
  useEffect(() => {
    void openHandOuts(also);
  }, [also]);
  useEffect(() => handOuts.forget, []);
  const people = shown.step === 'ready' ? shown.value.handOuts : [];
  const sheets = people.map((handOut) => (
    <HandOutSheet
      key={handOut.accountId}
      schoolName={state.schoolName}
      contactLine={state.contactLine}
      handOut={handOut}
    />
  ));
  return (
    <>
      <Checkbox
        label={t('handOut.alsoSetUp')}
        checked={also}
        onChange={(event) => setAlso(event.currentTarget.checked)}
      />
      {shown.step === 'loading' ? <LoadingState /> : null}
      {shown.step === 'failed' ? (
        <FailedState failure={shown.failure} onRetry={() => void openHandOuts(also)} />
      ) : null}
      {shown.step === 'ready' ? (
        <div role="status">
          <p>
            {people.length === 0 ? t('handOut.leadNobody') : t('handOut.leadMany', { count: people.length })}
          </p>
          {shown.value.leftOut === 0 ? null : (
            <p className={layout.soft}>{t('handOut.leftOut', { count: shown.value.leftOut })}</p>
          )}
        </div>
      ) : null}
      {sheets.length === 0 ? null : (
        <>
          <PrintActs print={t('handOut.printMany')} pages={sheets.length} onSave={desk.print.saveHandOuts} />
          <PrintPreview pages={sheets.length}>{(page) => sheets[page]}</PrintPreview>
          <Printed>
            {sheets.map((sheet) => (
              <PrintedPage key={sheet.key}>{sheet}</PrintedPage>
            ))}
          </Printed>
        </>
      )}
    </>
  );
};

/** The hand-outs of everybody who is selected in the staff list, before they are printed or saved. */
export const HandOutsPage = ({ state }: { readonly state: DeskState }) => {
  const { t } = useTranslation();
  const { selected } = useSelected();
  const nobody = selected.kind === 'these' && selected.ids.size === 0;
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <BackLink to={addressOf('staff')}>{t('profile.back')}</BackLink>
      <PageHeading>{t('handOut.titleMany')}</PageHeading>
      {nobody ? (
        <EmptyState title={t('handOut.nobodyTitle')}>
          <p>{t('handOut.nobodyText')}</p>
        </EmptyState>
      ) : (
        <Selected state={state} />
      )}
    </div>
  );
};
