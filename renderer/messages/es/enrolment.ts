import type { Translation } from '../../../shared/messages/translation';
import type { enrolmentTexts as english } from '../en/enrolment';

/** Spanish texts: enrolment. */
export const enrolmentTexts: Translation<typeof english> = {
  enrolment: {
    title: 'Configure su aplicación de autenticación',
    lead: 'Desde ahora, para iniciar sesión aquí hacen falta su contraseña y un código de su teléfono. Configurarlo toma un minuto, una sola vez.',
    leadSkippable:
      'Desde el {{date}}, para iniciar sesión aquí hacen falta su contraseña y un código de su teléfono. Configurarlo toma un minuto, una sola vez.',
    skip: 'Omitir por ahora',
    skipUntil: 'Puede omitir este paso hasta el {{date}}.',
    step1: 'Consiga una aplicación',
    step1Text:
      'Instale en su teléfono una de estas aplicaciones de autenticación, desde App Store o Google Play:',
    step2: 'Agregue esta cuenta a la aplicación',
    step2Text: 'En la aplicación, elija agregar una cuenta y escanee este código.',
    qrCode: 'Código QR',
    secretKeyText: 'O elija escribir una clave, y escriba esta:',
    secretKey: 'Clave secreta',
    copy: 'Copiar la clave secreta',
    copied: 'Copiada. El portapapeles se borra en 60 segundos.',
    step3: 'Escriba el código',
    step3Text: 'La aplicación muestra ahora seis cifras. Nada se activa antes de un código correcto.',
    keyKept:
      'Si inicia sesión de nuevo antes del {{time}}, el código QR y la clave secreta siguen siendo estos. Si vuelve al nombre de usuario y la contraseña, recibe otros nuevos.',
    shownBefore: 'Esta clave ya se mostró antes',
    shownBeforeText:
      'Alguien con su nombre de usuario y su contraseña vio este código QR el {{time}}. Si no fue usted, vuelva al nombre de usuario y la contraseña para recibir uno nuevo, y avise a un gerente.',
    verify: 'Verificar',
    back: 'Volver al nombre de usuario y la contraseña',
  },
  recoveryCodes: {
    title: 'Guarde sus códigos de recuperación',
    lead: 'Si pierde su teléfono, uno de estos códigos le deja entrar. Cada uno sirve una vez. Solo se muestran ahora.',
    list: 'Códigos de recuperación',
    copy: 'Copiar',
    printed: 'Enviado a la impresora.',
    copied: 'Copiados. El portapapeles se borra en 60 segundos: péguelos ahora.',
    saved: 'Guardé estos códigos',
    sheetTitle: 'Códigos de recuperación',
    sheetFor: 'Nombre de usuario: {{username}}',
    sheetUse: 'Cada código sirve una vez, en lugar del código de la aplicación de autenticación.',
    sheetKeep: [
      'Guarde esta hoja donde solo usted la alcance, lejos de la recepción. Un juego más nuevo la anula.',
      'Nunca escriba en ella su contraseña, ni la guarde como foto o archivo.',
    ],
  },
};
