import { catalogues as product } from '../../../renderer/messages/catalogues';
import { en } from '../../../renderer/messages/en';
import { pseudoCatalogue, pseudoLocale } from './pseudo-locale';

/** What the tests' build has in the place of the product's catalogues: the same ones, and the pseudo-locale. */
export const catalogues = { ...product, [pseudoLocale]: async () => pseudoCatalogue(en) };
