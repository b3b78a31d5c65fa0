import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../shared/code-text';
import type { Result } from '../../shared/result';
import layout from '../ui/layout.module.css';
import { failureText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import { copySecretKey, forgetCopy, useCopyView } from './enrolment-store';
import classes from './secret-key.module.css';

interface SecretKeyProps {
  readonly secretKey: string;
  /** Copies the key through main; without it, the enrolment page's own call does. */
  readonly copy?: () => Promise<Result<unknown>>;
}

/** The Secret Key in groups of four, for typing where a camera can't scan, and the button that copies it. */
export const SecretKey = ({ secretKey, copy: copyCall }: SecretKeyProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const copy = useCopyView();
  const labelId = useId();
  useEffect(() => forgetCopy, []);
  return (
    // The group holds a text and a button; a fieldset is for fields.
    <div role="group" aria-labelledby={labelId} className={`${layout.stack} ${layout.tight}`}>
      <span id={labelId} className={classes.label}>
        {t('enrolment.secretKey')}
      </span>
      <code className={classes.key}>{inGroupsOfFour(secretKey)}</code>
      <div className={layout.row}>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconCopy size={18} aria-hidden />}
          onClick={() => void copySecretKey(copyCall)}
        >
          {t('enrolment.copy')}
        </Button>
      </div>
      <p role={copy.step === 'refused' ? 'alert' : 'status'} className={layout.small}>
        {copy.step === 'copied' ? t('enrolment.copied') : null}
        {copy.step === 'refused' ? failureText(t, copy.failure, portal) : null}
      </p>
    </div>
  );
};
