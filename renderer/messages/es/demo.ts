import type { Translation } from '../../../shared/messages/translation';
import type { demoTexts as english } from '../en/demo';

/** Spanish texts: what the demo school says of itself. */
export const demoTexts: Translation<typeof english> = {
  demo: {
    mark: 'Escuela de demostración',
    banner: 'Escuela de demostración: nada de esto es real.',
    bannerMore: 'Desaparece al salir de Latchkey.',
    accounts: 'Quién puede ser',
    password: 'La contraseña de todos',
    codes: {
      office:
        'Aquí no se pide ningún código al principio. Como Ana puede activarlo: Ajustes, en las opciones del personal.',
      staff:
        'Al entrar se ofrece configurar una aplicación, y también seguir sin ella por ahora. Con un teléfono a mano, pruébelo.',
    },
  },
};
