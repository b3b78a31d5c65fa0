import type { Translation } from '../../../shared/messages/translation';
import type { ownSecurityTexts as english } from '../en/own-security';

/** Spanish texts: a person's own sign-ins, "that was not me", and what they are told of their account. */
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
  accountNotice: {
    several: 'Qué ocurrió desde su último inicio de sesión',
    more_one: 'Mostrar {{count}} más',
    more_other: 'Mostrar {{count}} más',
    signIns: 'Ver mis últimos inicios de sesión',
    security: 'Ir a Mi seguridad',
    profile: 'Abrir el perfil de {{name}}',
    'two-factor-reset': {
      title: 'Sus dos factores se restablecieron',
      text: '{{name}} restableció sus dos factores el {{time}}. Su aplicación de autenticación y sus códigos de recuperación anteriores ya no sirven. Si usted no lo pidió, avise a un gerente.',
    },
    'owner-sheet-used': {
      title: 'Se usó la hoja del propietario para abrir su cuenta',
      text: 'El {{time}} se usó la hoja del propietario para darle una contraseña nueva y quitar su aplicación de autenticación. Si no fue usted ni el propietario, avise enseguida al propietario e imprima una hoja nueva.',
    },
    'password-changed': {
      title: 'Su contraseña cambió',
      text: '{{name}} le puso una contraseña nueva el {{time}}, y Latchkey le pide que elija la suya en su lugar. Si usted no lo pidió, avise a otro gerente.',
    },
    'lockout-lifted': {
      title: 'Se levantó un bloqueo de su cuenta',
      text: '{{name}} le permitió intentar de nuevo el {{time}}, tras demasiados intentos fallidos. Si esos intentos no fueron suyos, cambie su contraseña.',
    },
    'authenticator-added': {
      title: 'Se agregó una aplicación de autenticación a su cuenta',
      text: 'Se agregó una aplicación de autenticación el {{time}}. Si no fue usted, cambie su contraseña y pida a un gerente que restablezca sus dos factores.',
    },
    'token-given': {
      title: 'Le dieron un token físico',
      text: '{{name}} agregó un token físico a su cuenta el {{time}}. Si no recibió ninguno, quítelo en Mi seguridad y avise a otro gerente. Si lo tiene, confírmelo allí, salvo que ya haya iniciado sesión con él.',
    },
    'recovery-codes-replaced': {
      title: 'Se hicieron códigos de recuperación nuevos',
      text: 'Se hizo para usted una serie nueva de códigos de recuperación el {{time}}; los anteriores ya no sirven. Si no fue usted, cambie su contraseña y haga otra serie.',
    },
    'failed-tries': {
      title: 'Alguien no logró iniciar sesión como usted',
      text_one: '{{count}} intento fallido desde su último inicio de sesión, el {{time}} en el {{portal}}.',
      text_other:
        '{{count}} intentos fallidos desde su último inicio de sesión, el último el {{time}} en el {{portal}}.',
      sinceDay_one: '{{count}} intento fallido desde el {{since}}, el {{time}} en el {{portal}}.',
      sinceDay_other:
        '{{count}} intentos fallidos desde el {{since}}, el último el {{time}} en el {{portal}}.',
      ever_one:
        '{{count}} intento fallido antes de su primer inicio de sesión, el {{time}} en el {{portal}}.',
      ever_other:
        '{{count}} intentos fallidos antes de su primer inicio de sesión, el último el {{time}} en el {{portal}}.',
      advice: 'Si no fue usted, dígalo en esa entrada.',
    },
    'sign-in-reported': {
      title: 'Otra persona puede haber usado una cuenta',
      success: '{{name}} dice que el inicio de sesión del {{time}} en el {{portal}} no fue suyo.',
      failure: '{{name}} dice que el intento fallido del {{time}} en el {{portal}} no fue suyo.',
      advice: 'Pregunte a esa persona y mire el registro de auditoría. Sus otras sesiones se cerraron.',
    },
    vouched: {
      title: 'Un gerente respondió por usted',
      text: '{{name}} le dejó entrar sin código el {{time}}, por un turno. Si no era usted, avise enseguida a un gerente.',
    },
    'one-time-pass-given': {
      title: 'Un gerente dio un pase de un solo uso para usted',
      text: '{{name}} hizo un pase de un solo uso para su cuenta el {{time}}. Si no sabe nada de ello, avise enseguida a un gerente.',
    },
    somePortal: 'mostrador',
  },
};
