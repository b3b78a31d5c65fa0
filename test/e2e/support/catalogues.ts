import { catalogues as product } from '../../../renderer/messages/catalogues';
import { en } from '../../../renderer/messages/en';
import { pseudoCatalogue, pseudoLocale } from './pseudo-locale';

/** The test build's catalogues: the product's own and the pseudo-locale. */
export const catalogues = { ...product, [pseudoLocale]: async () => pseudoCatalogue(en) };
