import type { Translation } from '../../../shared/messages/translation';
import type { ownSecurityTexts as english } from '../en/own-security';

/** Spanish texts: a person's own sign-ins and "that was not me". */
export const ownSecurityTexts: Translation<typeof english> = {
  signIns: {
    caption: 'Últimos inicios de sesión',
    lead: 'Cada inicio de sesión con su nombre de usuario y cada intento que falló. Busque horas y lugares que no sean suyos.',
    when: 'Hora',
    portal: 'Portal',
    outcome: 'Resultado',
    desk: 'Mostrador',
    thisDesk: 'Este mostrador',
    otherDesk: 'Otro mostrador (…{{id}})',
    success: 'Entró',
    failure: 'Rechazado',
    present: 'Esta sesión',
    reported: 'Usted lo reportó',
    more: 'Mostrar más',
    end: 'Es todo lo que contiene el registro.',
    with: {
      password: 'Solo con la contraseña',
      code: 'Con contraseña y código',
      'recovery-code': 'Con contraseña y un código de recuperación',
      vouched: 'Con la contraseña, y un gerente respondió',
      'one-time-pass': 'Con la contraseña y un pase de un solo uso',
      other: 'Con un segundo paso confirmado',
    },
    failed: {
      'sign-in.password': 'Contraseña incorrecta',
      'sign-in.code': 'Código incorrecto',
      'sign-in.recovery-code': 'Código de recuperación incorrecto',
      'sign-in.throttled': 'Rechazado durante la espera tras intentos fallidos',
      'sign-in.portal-refused': 'Su función no abre este portal',
      'session.unlocked': 'Falló el desbloqueo',
      other: 'Falló un paso del inicio de sesión',
    },
  },
  notMe: {
    action: 'No fui yo',
    title: '¿No fue usted?',
    entry: {
      success: 'El inicio de sesión del {{time}} en el {{portal}}.',
      failure: 'El intento fallido del {{time}} en el {{portal}}.',
    },
    anywhere: {
      success: 'El inicio de sesión del {{time}}.',
      failure: 'El intento fallido del {{time}}.',
    },
    effectsLead: 'Cuando lo reporta:',
    effects: [
      'Se cierra al momento su sesión en todas las demás ventanas. Esta sigue.',
      'Se avisa a cada gerente en su próximo inicio de sesión.',
      'El registro de auditoría guarda que usted lo dijo.',
      'Usted elige enseguida una contraseña nueva.',
    ],
    confirm: 'Reportarlo',
    next: 'Lo reportó. Ahora elija una contraseña nueva.',
    nextText:
      'Sus otras sesiones terminaron y se avisó a sus gerentes. Quien haya sido puede conocer su contraseña: cámbiela aquí antes de seguir.',
    nextFactor:
      'Si alguien pudo tener su teléfono o sus códigos de recuperación, haga también códigos de recuperación nuevos, o pida a un gerente que restablezca sus dos factores.',
  },
};
