import type { Translation } from '../../../shared/messages/translation';
import type { preflightTexts as english } from '../en/preflight';

/** Spanish texts: the pre-flight before a switch of Staff Options goes on. */
export const preflightTexts: Translation<typeof english> = {
  preflight: {
    title: 'Antes de activarlo',
    you: '{{name}} (usted)',
    more_one: 'Mostrar {{count, number}} más',
    more_other: 'Mostrar {{count, number}} más',
    moreOf: 'Mostrar {{some, number}} de {{left, number}} más',
    asked: { office: 'Se les pide en el Portal de Oficina', staff: 'Se les pide en el Portal del Personal' },
    noPassword_one:
      '{{count, number}} de estas personas aún no tiene contraseña y no puede iniciar sesión hasta que usted le ponga una en el Perfil del personal:',
    noPassword_other:
      '{{count, number}} de estas personas aún no tienen contraseña y no pueden iniciar sesión hasta que usted les ponga una en el Perfil del personal:',
    everybodyHasPassword: 'Todas las personas a quienes se pedirá tienen contraseña.',
    managers: {
      none: 'Ningún gerente tiene aún una aplicación. Quien configure la primera no tendrá quien le ayude si pierde el teléfono: que un segundo gerente le siga pronto.',
      'only-self':
        'Usted es el único gerente con aplicación. Si pierde su teléfono, nadie puede restablecer sus dos factores: que un segundo gerente configure una, o tenga a mano la hoja del propietario.',
      'only-another':
        'Solo un gerente tiene aplicación. Con dos, cada uno puede restablecer los dos factores del otro si se pierde un teléfono.',
      second:
        'Dos gerentes o más tienen aplicación: cada uno puede restablecer los dos factores de otro si se pierde un teléfono.',
    },
    supervised:
      'Para configurar una primera aplicación hará falta un código que un gerente da en el Perfil del personal, nunca el suyo propio.',
    nobodyToGiveCode:
      'Nadie más podría darle a usted un código de alta: desde entonces, solo la hoja del propietario le deja configurar una aplicación. Configure la suya primero, o agregue un segundo gerente.',
    selfNotSetUp:
      'Usted aún no tiene aplicación. Puede configurarla antes de que se le pida a nadie, o en su próximo inicio de sesión.',
    selfSetUp: 'Su propia aplicación está configurada.',
    setUpFirst: 'Configurar primero mi aplicación',
    turnOn: 'Activar',
  },
};
