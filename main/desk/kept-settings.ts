import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import type { Portal } from '../../shared/access';
import type { Language } from '../../shared/languages';
import { languages } from '../../shared/languages';
import { zoomSteps } from '../../shared/zoom';
import type { Rectangle, WindowPosition } from './window-position';

/** The file's content: window positions, the chosen language, and each sign-in page's last texts. */
export interface KeptSettings {
  readonly office?: WindowPosition;
  readonly staff?: WindowPosition;
  readonly language?: Language;
  readonly signInPages?: Readonly<Partial<Record<Portal, SignInPageTexts>>>;
}

type Fields = Readonly<Record<string, unknown>>;

const furthest = 100_000;

/** An object with these fields and no others; null for anything else. */
const fieldsOf = (value: unknown, names: readonly string[]): Fields | null =>
  typeof value === 'object' && value !== null && Object.keys(value).every((name) => names.includes(name))
    ? (value as Fields)
    : null;

const isWithin = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= furthest;

const isRectangle = (value: unknown): value is Rectangle => {
  const fields = fieldsOf(value, ['x', 'y', 'width', 'height']);
  return (
    fields !== null &&
    [fields['x'], fields['y']].every((coordinate) => isWithin(coordinate, -furthest)) &&
    [fields['width'], fields['height']].every((length) => isWithin(length, 1))
  );
};

const isPosition = (value: unknown): value is WindowPosition => {
  const fields = fieldsOf(value, ['bounds', 'maximised', 'zoom']);
  return (
    fields !== null &&
    isRectangle(fields['bounds']) &&
    typeof fields['maximised'] === 'boolean' &&
    zoomSteps.some((step) => step === fields['zoom'])
  );
};

const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= 1_000;

const isSignInPage = (value: unknown): value is SignInPageTexts => {
  const fields = fieldsOf(value, ['schoolName', 'contactLine', 'codeRequired']);
  return (
    fields !== null &&
    isShort(fields['schoolName']) &&
    isShort(fields['contactLine']) &&
    typeof fields['codeRequired'] === 'boolean'
  );
};

const areSignInPages = (value: unknown): boolean => {
  const fields = fieldsOf(value, ['office', 'staff']);
  return fields !== null && Object.values(fields).every(isSignInPage);
};

/**
 * The settings in a file's parsed content; null unless all of it is valid. It doesn't use zod, because the first window would
 * have to wait until zod is loaded.
 */
export const keptSettingsIn = (value: unknown): KeptSettings | null => {
  const fields = fieldsOf(value, ['office', 'staff', 'language', 'signInPages']);
  if (fields === null) return null;
  const { office, staff, language, signInPages } = fields;
  const isWhole =
    [office, staff].every((position) => position === undefined || isPosition(position)) &&
    (language === undefined || languages.some((known) => known === language)) &&
    (signInPages === undefined || areSignInPages(signInPages));
  return isWhole ? fields : null;
};
