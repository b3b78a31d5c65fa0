import type { Translation } from '../../../shared/messages/translation';
import type { settingsTexts as english } from '../en/settings';

/** Spanish texts: settings. */
export const settingsTexts: Translation<typeof english> = {
  settings: {
    tab: {
      options: 'Opciones del personal',
      backups: 'Copias de seguridad',
      keys: 'Claves',
      tokens: 'Tokens físicos',
    },
    path: {
      backups: 'Ajustes > Configuración > Mostrador > Copias de seguridad',
      keys: 'Ajustes > Configuración > Mostrador > Claves',
      tokens: 'Ajustes > Configuración > Ajustes del personal > Tokens físicos',
    },
  },
  options: {
    twoFactor: 'Autenticación de dos factores',
    twoFactorText:
      'Un cambio cuenta desde el próximo inicio de sesión en ese portal. Quien tiene la sesión abierta sigue dentro.',
    requireOffice: 'Requerir dos factores en el Portal de Oficina',
    requireStaff: 'Requerir dos factores en el Portal del Personal',
    requireOfficeHelp:
      'Después del nombre de usuario y la contraseña, el Portal de Oficina pide un código de una aplicación de autenticación.',
    requireStaffHelp:
      'Después del nombre de usuario y la contraseña, el Portal del Personal pide un código de una aplicación de autenticación.',
    willAsk_zero:
      'Las {{staff, number}} personas ya tienen su aplicación, y se les pedirá un código en su próximo inicio de sesión en el {{portal}}.',
    willAsk_one:
      'A {{count, number}} de {{staff, number}} personas se le pedirá configurar una aplicación en su próximo inicio de sesión en el {{portal}}.',
    willAsk_other:
      'A {{count, number}} de {{staff, number}} personas se les pedirá configurar una aplicación en su próximo inicio de sesión en el {{portal}}.',
    willNotAsk:
      'No se pedirá ningún código en el próximo inicio de sesión en el {{portal}}. Basta una contraseña.',
    requiredFrom: {
      office: 'Requerido en el Portal de Oficina desde',
      staff: 'Requerido en el Portal del Personal desde',
    },
    requiredFromHelp:
      'Hasta ese día, quien aún no tiene aplicación puede omitir la configuración. Vacío: desde el próximo inicio de sesión.',
    graceDays: {
      office: 'Días de gracia en el Portal de Oficina',
      staff: 'Días de gracia en el Portal del Personal',
    },
    graceDaysHelp: 'Para personal nuevo, desde el día en que se creó su cuenta. De 0 a 30.',
    canSkipUntil: 'Pueden omitirlo hasta el {{date}}.',
    canSkipNew_one: 'El personal nuevo puede omitirlo durante {{count}} día desde que se crea su cuenta.',
    canSkipNew_other: 'El personal nuevo puede omitirlo durante {{count}} días desde que se crea su cuenta.',
    longerPasswords:
      'Las contraseñas nuevas necesitan al menos 15 caracteres, u 8 donde todos los portales de una función piden un código y nadie puede omitirlo.',
    supervised: 'Configuración de aplicaciones',
    supervisedSwitch: 'Alta supervisada',
    supervisedHelp:
      'Antes de mostrar el código QR se pide un código de alta de un gerente. Así, una contraseña robada no configura nada por sí sola.',
    willSupervise:
      'Quien aún no tiene aplicación necesita un código que un gerente da en su Perfil del personal y que sirve diez minutos. Los códigos QR mostrados y no confirmados se anulan.',
    willNotSupervise: 'Basta la contraseña para configurar una primera aplicación.',
    idle: 'Bloqueo cuando no hay nadie en el mostrador',
    idleText: 'La ventana se bloquea sola tras estos minutos sin una tecla ni un clic, de 1 a 60.',
    idleOffice: 'Minutos en el Portal de Oficina',
    idleStaff: 'Minutos en el Portal del Personal',
    contact: 'Ayuda para su personal',
    contactLine: 'Línea de contacto',
    contactHelp:
      'A quién pedir más ayuda, por ejemplo un nombre con un número de teléfono. Aparece en la página de Ayuda y en la de inicio de sesión.',
    save: 'Guardar los cambios',
    discard: 'Descartar los cambios',
    unsaved: 'Hay cambios sin guardar.',
    saved: 'Los cambios se guardaron. Cuentan desde el próximo inicio de sesión.',
    reload: 'Cargar los ajustes actuales',
  },
  keys: {
    keeping: 'Cómo se guarda la clave de este mostrador',
    system: 'Protegida por el sistema',
    systemText:
      'El almacén de claves de esta computadora guarda la clave que sella los secretos de Latchkey. Solo se abre para el usuario de esta computadora.',
    backend: 'Almacén de claves: {{name}}',
    sheet: 'Hoja del propietario',
    sheetNever: 'Aún no hay ninguna',
    sheetIssued: 'Emitida el {{date}}',
    sheetText:
      'Una clave de recuperación en papel, para el día en que esta computadora pierda su clave o un gerente lo pierda todo. Sin ella, ese día la escuela puede quedarse fuera para siempre.',
    issue: 'Imprimir una hoja del propietario nueva',
    issueTitle: '¿Imprimir una hoja del propietario nueva?',
    issueText:
      'La página siguiente muestra una clave de recuperación nueva, una sola vez. Tenga listos la impresora y un sobre; nadie más debe ver la pantalla.',
    issueVoid:
      'Desde entonces, la hoja del {{time}} queda anulada, salvo para las copias de seguridad anteriores. Haga una copia nueva y después destruya la hoja.',
    issueConfirm: 'Mostrar la hoja nueva',
    dataKey: 'Clave de datos',
    dataKeyText:
      'Sella los secretos de las aplicaciones de autenticación, el registro de auditoría y las copias de seguridad. Haga una nueva cuando alguien haya podido copiar los archivos de esta computadora.',
    generation: 'Está en uso la clave de datos número {{number}}.',
    rotate: 'Hacer una clave de datos nueva',
    rotateTitle: '¿Hacer una clave de datos nueva?',
    rotateText:
      'Todos los secretos se sellan de nuevo con ella. Nadie lo nota: contraseñas, aplicaciones de autenticación, códigos de recuperación, copias de seguridad anteriores y la hoja del propietario sirven como antes.',
    rotateConfirm: 'Hacer una clave de datos nueva',
    rotated_zero: 'Está en uso una clave de datos nueva. No había ningún secreto que sellar de nuevo.',
    rotated_one: 'Está en uso una clave de datos nueva. Se selló de nuevo un secreto.',
    rotated_other: 'Está en uso una clave de datos nueva. Se sellaron de nuevo {{count}} secretos.',
  },
};
