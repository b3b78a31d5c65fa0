import type { Translation } from '../../../shared/messages/translation';
import type { signInTexts as english } from '../en/sign-in';

/** Spanish texts: sign in. */
export const signInTexts: Translation<typeof english> = {
  firstRun: {
    title: 'Prepare su recepción',
    lead: 'Dos minutos, una sola vez: el nombre de su escuela y la primera cuenta, que es de gerente.',
    schoolHelp: 'El personal ve este nombre en su aplicación de autenticación.',
    nameHelp: 'Como le conocen sus colegas.',
    usernameHelp: 'Lo escribe cada vez que inicia sesión.',
    submit: 'Crear cuenta de gerente',
    school: 'Su escuela',
    manager: 'La primera cuenta de gerente',
    elsewhereTitle: 'Esta escuela aún no está preparada',
    elsewhere:
      'Un gerente prepara la escuela una sola vez, en el Portal de Oficina. Después, el personal inicia sesión aquí.',
    openOffice: 'Abrir el Portal de Oficina',
  },
  signIn: {
    submit: 'Iniciar sesión',
    welcome: 'Inicie sesión en {{school}}',
    because: {
      'challenge-expired': 'Se acabó el tiempo para este paso. Inicie sesión de nuevo.',
      'key-replaced':
        'Ese código QR ya no cuenta: un inicio de sesión más nuevo recibió otro, o su cuenta cambió. Inicie sesión de nuevo.',
      'too-many-codes': 'Hubo demasiados códigos incorrectos. Inicie sesión de nuevo con su contraseña.',
      'session-over': 'Su sesión llegó a su duración máxima y se cerró. Inicie sesión de nuevo.',
      'session-revoked': 'Su sesión se cerró porque su cuenta cambió. Inicie sesión de nuevo.',
    },
    waiting: 'En espera en este mostrador',
    unlockWaiting: 'Desbloquear',
    useRecoveryCode: 'Usar un código de recuperación',
    liftLockTitle: 'Levante el bloqueo con un código de recuperación',
    liftLockLead: 'Su contraseña y un código de recuperación sin usar vuelven a abrir la cuenta.',
    liftLock: 'Levantar el bloqueo',
    liftLockRefused:
      'El nombre de usuario, la contraseña o el código de recuperación no es correcto. Revise los tres e intente de nuevo.',
    backToSignIn: 'Volver al inicio de sesión',
    codeAskedFrom:
      'A quien ya configuró una aplicación de autenticación se le pide su código después de la contraseña; desde el {{date}}, a todo el personal.',
    codeAsked: 'Después de la contraseña se pide un código de su aplicación de autenticación.',
  },
  code: {
    title: 'Escriba su código de autenticación',
    lead: 'Abra la aplicación de autenticación en su teléfono y escriba el código que muestra para {{school}}.',
    for: 'Inicia sesión como {{username}}',
    verify: 'Verificar',
    useRecoveryCode: 'Usar un código de recuperación',
    useAppCode: 'Usar el código de su aplicación',
    recoveryLead:
      'Escriba uno de los códigos de recuperación que guardó al configurar su aplicación. Cada uno sirve una vez.',
    until: 'Termine este paso antes de las {{time}}.',
    backToPassword: 'Volver al nombre de usuario y la contraseña',
  },
  firstPassword: {
    title: 'Elija su propia contraseña',
    lead: 'Un gerente puso la contraseña que usted escribió. Elija una que solo usted conozca. La usará desde ahora.',
    submit: 'Guardar y continuar',
  },
  unlock: {
    title: 'Bloqueado: {{name}}',
    lead: 'Escriba su contraseña para seguir donde estaba. ¿Es otra persona? Elija Cambiar de persona, y esta sesión espera.',
    leadWithCode:
      'Escriba su contraseña y un código de su aplicación para seguir donde estaba. ¿Es otra persona? Elija Cambiar de persona, y esta sesión espera.',
    submit: 'Desbloquear',
    codeHelp: 'Seis cifras de su aplicación.',
  },
};
