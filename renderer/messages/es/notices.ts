import type { Translation } from '../../../shared/messages/translation';
import type { noticesTexts as english } from '../en/notices';

/** Spanish texts: what people are told of their accounts, and managers of the school. */
export const noticesTexts: Translation<typeof english> = {
  accountNotice: {
    several: 'Qué ocurrió desde su último inicio de sesión',
    more_one: 'Mostrar {{count}} más',
    more_other: 'Mostrar {{count}} más',
    signIns: 'Ver mis últimos inicios de sesión',
    security: 'Ir a Mi seguridad',
    again_one: '{{count}} vez en total desde el {{since}}.',
    again_other: '{{count}} veces en total desde el {{since}}; esta es la última.',
    takes: 'Quitar avisos exige su propio código, o su contraseña donde no necesita código.',
    auditLog: 'Abrir el registro de auditoría',
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
    'own-password-changed': {
      title: 'Su contraseña cambió',
      text: 'Su contraseña se cambió el {{time}}. Si no fue usted, avise enseguida a un gerente y pida una nueva.',
    },
    'own-lockout-lifted': {
      title: 'Un código de recuperación levantó el bloqueo de su cuenta',
      text: 'Alguien usó su contraseña y uno de sus códigos de recuperación el {{time}}. Si no fue usted, cambie su contraseña y haga códigos de recuperación nuevos.',
    },
    'authenticator-removed': {
      title: 'Se quitó una aplicación o un token de su cuenta',
      text: 'Se quitó una aplicación de autenticación o un token el {{time}}. Si no fue usted, cambie su contraseña y pida a un gerente que restablezca sus dos factores.',
    },
    'authenticator-taken': {
      title: 'Un gerente quitó una aplicación o un token suyo',
      text: '{{name}} quitó una aplicación de autenticación o un token de su cuenta el {{time}}. Si usted no lo pidió, avise a otro gerente.',
    },
    'token-resynchronised': {
      title: 'Un gerente volvió a sincronizar su token',
      text: '{{name}} escribió dos códigos de su token físico el {{time}}. Si usted no se lo entregó, avise a otro gerente.',
    },
    'recovery-code-used': {
      title: 'Se usó un código de recuperación para iniciar sesión',
      text: 'Uno de sus códigos de recuperación se usó para iniciar sesión el {{time}}. Si no fue usted, cambie su contraseña y haga códigos de recuperación nuevos.',
    },
    'enrolment-code-given': {
      title: 'Un gerente dio un código de configuración para usted',
      text: '{{name}} hizo el {{time}} un código que permite configurar una aplicación en su cuenta. Si no sabe nada de ello, avise a otro gerente.',
    },
    'name-changed': {
      title: 'Su nombre cambió',
      text: '{{name}} cambió su nombre de {{before}} a {{after}} el {{time}}. Si no es correcto, avise a un gerente.',
    },
    'username-changed': {
      title: 'Su nombre de usuario cambió',
      text: '{{name}} cambió su nombre de usuario de {{before}} a {{after}} el {{time}}. Inicie sesión con el nuevo. Si no es correcto, avise a un gerente.',
    },
    'role-changed': {
      title: 'Su rol cambió',
      text: '{{name}} cambió su rol de {{before}} a {{after}} el {{time}}. Si no es correcto, avise a otro gerente.',
    },
    'set-inactive': {
      title: 'Su cuenta quedó inactiva',
      text: '{{name}} desactivó su cuenta el {{time}}. Nadie podía iniciar sesión con ella.',
    },
    'set-active': {
      title: 'Su cuenta volvió a estar activa',
      text: '{{name}} activó su cuenta el {{time}}. Si usted no lo pidió, avise a otro gerente.',
    },
    'data-exported': {
      title: 'Se guardó un archivo con datos de la escuela desde su cuenta',
      text: 'El {{time}}, alguien que inició sesión como usted guardó en un archivo la lista del personal, el registro de auditoría o una hoja. Si no fue usted, cambie su contraseña y avise a otro gerente.',
    },
    'manager-added': {
      title: 'Se agregó un gerente',
      text: '{{name}} agregó a {{subject}} como gerente el {{time}}. Si no sabe nada de ello, pregunte a esa persona y mire el registro de auditoría.',
    },
    'manager-made': {
      title: 'Alguien pasó a ser gerente',
      text: '{{name}} hizo gerente a {{subject}} el {{time}}. Si no sabe nada de ello, pregunte a esa persona y mire el registro de auditoría.',
    },
    'manager-demoted': {
      title: 'Un gerente perdió su rol',
      text: '{{name}} quitó el rol de gerente a {{subject}} el {{time}}. Si no sabe nada de ello, pregunte a ambas personas.',
    },
    'manager-set-inactive': {
      title: 'La cuenta de un gerente quedó inactiva',
      text: '{{name}} desactivó la cuenta de {{subject}}, gerente, el {{time}}. Si no sabe nada de ello, pregunte a ambas personas.',
    },
    'manager-set-active': {
      title: 'La cuenta de un gerente volvió a estar activa',
      text: '{{name}} activó la cuenta de {{subject}}, gerente, el {{time}}. Si no sabe nada de ello, pregunte a esa persona y mire el registro de auditoría.',
    },
    'manager-password-set': {
      title: 'Un gerente recibió una contraseña nueva',
      text: '{{name}} puso una contraseña nueva a {{subject}}, gerente, el {{time}}. Pregunte a {{subject}} si la quería.',
    },
    'manager-two-factor-reset': {
      title: 'Se restablecieron los dos factores de un gerente',
      text: '{{name}} restableció los dos factores de {{subject}}, gerente, el {{time}}. Pregunte a {{subject}} si lo quería.',
    },
    'manager-token-given': {
      title: 'Un gerente recibió un token físico',
      text: '{{name}} dio un token físico a {{subject}}, gerente, el {{time}}. Pregunte a {{subject}} si lo tiene.',
    },
    'sheet-issued': {
      title: 'Se hizo una hoja del propietario nueva',
      text: '{{name}} hizo una hoja del propietario nueva el {{time}}. La anterior ya no sirve. Si el propietario no tiene la nueva, avísele enseguida y haga otra.',
    },
    'sheet-opened-account': {
      title: 'Se usó la hoja del propietario',
      text: 'La hoja del propietario se usó el {{time}} para abrir la cuenta de {{subject}}. Si el propietario no sabe nada de ello, haga enseguida una hoja nueva.',
    },
    'sheet-opened-desk': {
      title: 'La hoja del propietario abrió esta computadora',
      text: 'La hoja del propietario se usó el {{time}} para abrir los datos de la escuela en esta computadora. Si el propietario no sabe nada de ello, haga enseguida una hoja nueva.',
    },
    'data-key-rotated': {
      title: 'Se hizo una clave de datos nueva',
      text: '{{name}} hizo una clave de datos nueva el {{time}}. Si no sabe nada de ello, pregunte a esa persona y mire el registro de auditoría.',
    },
    'options-changed': {
      title: 'Cambiaron las opciones del personal',
      text: '{{name}} cambió las opciones del personal el {{time}}. El registro de auditoría dice qué cambió.',
    },
    'code-not-required': {
      title: 'Un portal ya no pide un código',
      text: '{{name}} desactivó la autenticación de dos factores de un portal el {{time}}. Si no sabe nada de ello, pregunte a esa persona y vuelva a activarla en las opciones del personal.',
    },
    restored: {
      title: 'Se restauró una copia de seguridad',
      by: '{{name}} restauró el {{time}} la copia de seguridad del {{backup}}.',
      bySheet:
        'El {{time}} se restauró la copia de seguridad del {{backup}}, con la hoja del propietario o en un mostrador cerrado.',
      advice:
        'Si no sabe nada de ello, avise al propietario. Revise la lista del personal y el registro de auditoría.',
    },
    'clock-cleared': {
      title: 'Se aceptó un reloj atrasado',
      text: '{{name}} confirmó el reloj de esta computadora el {{time}}, después de que se atrasara. Si no sabe nada de ello, mire el registro de auditoría.',
    },
    'audit-log-broken': {
      title: 'El registro de auditoría fue alterado o cortado',
      text: 'Al iniciar el {{time}}, el registro de auditoría no estaba como el sistema lo había dejado. Avise al propietario y conserve las copias de seguridad.',
    },
    somePortal: 'mostrador',
  },
};
