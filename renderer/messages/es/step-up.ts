import type { Translation } from '../../../shared/messages/translation';
import type { stepUpTexts as english } from '../en/step-up';

/** Spanish texts: the dialog that asks for a factor before a sensitive act. */
export const stepUpTexts: Translation<typeof english> = {
  stepUp: {
    title: 'Confirme que es usted',
    code: 'Escriba un código nuevo de su aplicación de autenticación.',
    password: 'Escriba su contraseña.',
    confirm: 'Confirmar',
    about: {
      staff: {
        add: 'Va a agregar a alguien al personal.',
        edit: 'Va a cambiar la cuenta de alguien.',
        setActive: 'Va a cambiar si alguien puede iniciar sesión.',
        resetTwoFactor: 'Va a restablecer los dos factores de alguien.',
        liftLockout: 'Va a levantar el bloqueo de alguien.',
      },
      staffBulk: { begin: 'Va a cambiar las cuentas de varias personas.' },
      staffFile: {
        export: 'Va a guardar la lista del personal en un archivo.',
        import: 'Va a agregar personas desde un archivo.',
        undo: 'Va a deshacer una importación.',
      },
      options: { save: 'Va a cambiar las opciones del personal.' },
      audit: { export: 'Va a guardar el registro de auditoría en un archivo.' },
      keys: {
        issueSheet: 'Va a hacer una hoja nueva del propietario. La anterior deja de servir.',
        rotate: 'Va a hacer una clave de datos nueva.',
      },
      backup: {
        make: 'Va a hacer una copia de seguridad.',
        restore: 'Va a poner una copia de seguridad en lugar de los datos de hoy.',
      },
      tokens: {
        add: 'Va a dar un token a alguien.',
        assign: 'Va a dar un token a alguien.',
        remove: 'Va a quitarle un autenticador a alguien.',
        resynchronise: 'Va a volver a sincronizar el token de alguien.',
        import: 'Va a agregar tokens desde un archivo.',
        discard: 'Va a quitar un token de las existencias.',
      },
      enrolment: { giveCode: 'Va a dejar que alguien configure una aplicación.' },
      oneTimePass: {
        give: 'Va a dejar entrar a alguien una vez sin código.',
        withdraw: 'Va a retirar un pase de un solo uso.',
      },
      print: {
        handOuts: 'Va a hacer hojas para varias personas.',
        saveHandOuts: 'Va a guardar hojas en un archivo.',
        saveToday: 'Va a guardar lo sucedido hoy en un archivo.',
      },
      authenticators: {
        begin: 'Va a agregar un autenticador a su cuenta.',
        confirmToken: 'Va a confirmar un token físico que le dio un gerente.',
        remove: 'Va a quitar un autenticador de su cuenta.',
      },
      session: { dismissNotices: 'Va a quitar avisos sobre su cuenta y la escuela.' },
      ownAccount: {
        changePassword: 'Va a cambiar su contraseña.',
        replaceRecoveryCodes: 'Va a hacer códigos de recuperación nuevos. Los anteriores dejan de servir.',
      },
    },
  },
};
