import { create } from 'qrcode';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './qr-code.module.css';

/** The quiet zone around the code in modules, as ISO/IEC 18004 requires. */
const quietZone = 4;
const smallestSide = 232;

/**
 * A QR code at error level M, drawn as one path: black on white in both themes, whole pixels a module, at least 200 pixels
 * wide, with its quiet zone.
 */
export const QrCode = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  const { side, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    let drawn = '';
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) drawn += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
      }
    }
    return { side: modules.size + 2 * quietZone, path: drawn };
  }, [text]);
  const pixels = side * Math.ceil(smallestSide / side);
  return (
    <svg
      role="img"
      aria-label={t('enrolment.qrCode')}
      className={classes.code}
      width={pixels}
      height={pixels}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${side}v${side}H0z`} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
};
