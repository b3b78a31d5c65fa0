import type { Door } from '../../shared/door';
import type { Portal } from '../../shared/access';
import type { Language } from '../../shared/languages';
import { languages } from '../../shared/languages';
import { zoomSteps } from '../../shared/zoom';
import type { Rectangle, WindowPlace } from './window-place';

/** What is kept: each portal's place, the language that was chosen at this desk, and what each sign-in page said last. */
export interface KeptPlaces {
  readonly office?: WindowPlace;
  readonly staff?: WindowPlace;
  readonly language?: Language;
  readonly doors?: Readonly<Partial<Record<Portal, Door>>>;
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
    [fields['x'], fields['y']].every((at) => isWithin(at, -furthest)) &&
    [fields['width'], fields['height']].every((length) => isWithin(length, 1))
  );
};

const isPlace = (value: unknown): value is WindowPlace => {
  const fields = fieldsOf(value, ['bounds', 'maximised', 'zoom']);
  return (
    fields !== null &&
    isRectangle(fields['bounds']) &&
    typeof fields['maximised'] === 'boolean' &&
    zoomSteps.some((step) => step === fields['zoom'])
  );
};

const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= 1_000;

const isDoor = (value: unknown): value is Door => {
  const fields = fieldsOf(value, ['schoolName', 'contactLine', 'codeRequired']);
  return (
    fields !== null &&
    isShort(fields['schoolName']) &&
    isShort(fields['contactLine']) &&
    typeof fields['codeRequired'] === 'boolean'
  );
};

const areDoors = (value: unknown): boolean => {
  const fields = fieldsOf(value, ['office', 'staff']);
  return fields !== null && Object.values(fields).every(isDoor);
};

/**
 * What a file of kept places holds; null for one that is not whole. By hand, where all else is checked by zod: it is read
 * before the first window, which would wait for the validator to load.
 */
export const keptPlacesIn = (value: unknown): KeptPlaces | null => {
  const fields = fieldsOf(value, ['office', 'staff', 'language', 'doors']);
  if (fields === null) return null;
  const { office, staff, language, doors } = fields;
  const isWhole =
    [office, staff].every((place) => place === undefined || isPlace(place)) &&
    (language === undefined || languages.some((known) => known === language)) &&
    (doors === undefined || areDoors(doors));
  return isWhole ? fields : null;
};
