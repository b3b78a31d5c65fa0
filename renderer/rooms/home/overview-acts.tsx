import { useTranslation } from 'react-i18next';
import { PrintActs } from '../../ui/print-acts';
import { desk } from '../../client/desk-client';
import { OverviewSheet, type OverviewSheetProps } from './overview-sheet';

/** Prints the Overview, or saves it as a PDF. */
export const OverviewActs = (sheet: OverviewSheetProps) => {
  const { t } = useTranslation();
  return (
    <PrintActs
      quiet
      print={t('common.print')}
      pages={1}
      sheet={<OverviewSheet {...sheet} />}
      onSave={desk.print.saveOverview}
    />
  );
};
