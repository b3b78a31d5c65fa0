import type { Translation } from '../../../shared/messages/translation';
import type { wordsTexts as english } from '../en/words';

/** Spanish texts: words. */
export const wordsTexts: Translation<typeof english> = {
  portal: {
    name: { office: 'Portal de Oficina', staff: 'Portal del Personal' },
    for: { office: 'Para la recepción y la administración', staff: 'Para quienes dan clases y entrenan' },
    documentTitle: '{{portal}} · {{school}}',
    open: { office: 'Ir al Portal de Oficina', staff: 'Ir al Portal del Personal' },
  },
  role: { manager: 'Gerente', 'front-desk': 'Recepción', instructor: 'Instructor' },
  settingsPath: 'Ajustes > Configuración > Ajustes del personal > Opciones del personal',
  common: {
    cancel: 'Cancelar',
    back: 'Volver',
    print: 'Imprimir',
    saveAsCsv: 'Guardar como CSV',
    continue: 'Continuar',
    save: 'Guardar',
    tryAgain: 'Intentar de nuevo',
    loading: 'Cargando …',
    never: 'Nunca',
    show: 'Mostrar lo escrito',
    hide: 'Ocultar lo escrito',
    capsLock: 'Las mayúsculas están activadas.',
    close: 'Cerrar',
    skipToContent: 'Saltar al contenido',
    dismiss: 'Entendido',
    language: 'Idioma',
  },
  field: {
    schoolName: 'Nombre de la escuela',
    yourName: 'Su nombre',
    name: 'Nombre',
    username: 'Nombre de usuario',
    role: 'Función',
    password: 'Contraseña',
    confirmPassword: 'Confirme la contraseña',
    currentPassword: 'Contraseña actual',
    newPassword: 'Contraseña nueva',
    confirmNewPassword: 'Confirme la contraseña nueva',
    code: 'Código de autenticación',
    codeSubmitsItself: 'Seis cifras de su aplicación. Se envían solas en cuanto está la sexta.',
    recoveryCode: 'Código de recuperación',
    recoveryCodeHelp: 'Uno de los diez códigos que guardó. Los espacios y guiones no importan.',
    recoveryKey: 'Clave de recuperación',
    recoveryKeyHelp:
      '28 caracteres, como están en la hoja del propietario. Los espacios y guiones no importan.',
  },
  loading: {
    failedTitle: 'Esto no se pudo cargar',
    appFailedTitle: 'Latchkey no pudo iniciarse',
  },
  idle: {
    locking: 'Se bloquea en {{count}} s',
    now: 'Se bloquea ahora',
    stay: 'Pulse una tecla o mueva el puntero para seguir.',
    aloud:
      'Esta ventana se bloquea en {{count}} segundos. Pulse una tecla para seguir con la sesión abierta.',
  },
  apps: {
    names: [
      'Google Authenticator',
      'Authy',
      'Duo Mobile',
      'LastPass Authenticator',
      'Microsoft Authenticator',
      '2FA Authenticator',
    ],
    other: 'También sirve cualquier otra aplicación compatible con Google Authenticator.',
  },
};
