import type { Translation } from '../../../shared/messages/translation';
import type { failuresTexts as english } from '../en/failures';

/** Spanish texts: failures. */
export const failuresTexts: Translation<typeof english> = {
  password: {
    rule: 'Al menos {{count}} caracteres. Unas palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.',
    ruleForRole: 'Al menos {{count}} caracteres para esta función.',
    chooseNext: 'Esta persona elige la suya en el próximo inicio de sesión.',
    keep: 'Deje esto vacío para conservar la contraseña actual.',
    first: 'Aún no hay contraseña, así que esta persona no puede iniciar sesión. Ponga aquí la primera.',
    doNotMatch: 'Las dos contraseñas son distintas. Escriba la misma en los dos campos.',
    codeIncomplete: 'El código tiene seis cifras. Escriba las seis como las muestra su aplicación.',
  },
  problem: {
    required: 'Esto está vacío. Complételo.',
    'too-short': 'Esto es demasiado corto. Use más caracteres.',
    'too-short-by': 'Esto es demasiado corto. Use al menos {{bound}} caracteres.',
    'too-long': 'Esto es demasiado largo. Use menos caracteres.',
    'too-long-by': 'Esto es demasiado largo. Use como máximo {{bound}} caracteres.',
    'characters-not-allowed':
      'Esto contiene caracteres invisibles, como un salto de línea. Bórrelo y escríbalo a mano.',
    'out-of-range': 'Use un número entero más pequeño o más grande.',
    'out-of-range-by': 'Use un número entero de {{least}} a {{most}}.',
    'not-a-day': 'Esto no es un día. Elija uno del calendario o deje el campo vacío.',
    'too-far-ahead': 'Falta más de un año para este día. Elija uno anterior.',
    'not-a-choice': 'Elija una opción de la lista.',
    taken: 'Alguien ya tiene este nombre de usuario. Elija otro.',
    'common-password': 'Esta es una de las contraseñas más usadas y es fácil de adivinar. Elija otra.',
    'made-of-names':
      'Está hecha con el nombre de usuario o el de la escuela y es fácil de adivinar. Elija otra.',
    'wrong-password': 'Esta no es su contraseña actual. Escriba la que usó para iniciar sesión.',
    'same-as-before': 'Es la misma de antes. Elija otra.',
    'not-a-seed': 'Esto no es Base32 ni hexadecimal. Compárelo con la lista del fabricante.',
    'serial-taken': 'Aquí ya hay un token con este número de serie, en la reserva o con alguien.',
  },
  failure: {
    'sender-refused': 'Esta ventana no puede hacer eso. Ciérrela y abra el portal de nuevo.',
    'portal-refused': 'Este portal no ofrece eso. Use el Portal de Oficina.',
    'no-challenge': 'Este paso terminó. Inicie sesión de nuevo.',
    'no-session': 'Su sesión está cerrada. Inicie sesión de nuevo.',
    'session-locked': 'Esta ventana está bloqueada. Desbloquéela primero.',
    'permission-refused': 'Su función no permite eso. Pregunte a un gerente.',
    'step-up-needed': 'No se cambió nada, porque no confirmó que es usted.',
    'wrong-credentials': 'El nombre de usuario o la contraseña no es correcto',
    'wrong-password': 'Esa contraseña no es correcta. Escríbala de nuevo.',
    'sign-out-first': 'Alguien ya tiene una sesión abierta aquí. Ciérrela primero.',
    'code-already-used':
      'Ese código ya se usó. Espere el siguiente en su aplicación, medio minuto como máximo, y escriba ese.',
    'wrong-recovery-code': 'Ese código de recuperación no es correcto o ya se usó. Escriba otro de su lista.',
    'wrong-one-time-pass':
      'Ese pase no es correcto, ya se usó o su tiempo terminó. Revíselo grupo por grupo, o pida uno nuevo a un gerente.',
    'vouch-refused':
      'Eso no deja entrar a nadie. Hacen falta el nombre de usuario, la contraseña y un código nuevo de un gerente que no sea quien inicia sesión. Revise los tres.',
    'account-locked':
      'Esta cuenta está bloqueada por demasiados intentos fallidos seguidos. Un gerente puede levantar el bloqueo en el perfil, o usted mismo con un código de recuperación.',
    'portal-not-open-to-role': {
      office:
        'Su función no abre el Portal de Oficina. Use el Portal del Personal, o pida a un gerente que cambie su función.',
      staff:
        'Su función no abre el Portal del Personal. Use el Portal de Oficina, o pida a un gerente que cambie su función.',
    },
    'skip-refused':
      'Aquí ya no se puede aplazar la configuración de una aplicación de autenticación. Siga los pasos de esta página.',
    'wrong-enrolment-code':
      'Ese código de alta no es correcto, ya se usó o venció. Escríbalo de nuevo, o pida uno nuevo a un gerente.',
    'own-enrolment-code': 'No puede darse un código de alta a sí mismo. Pida uno a otro gerente.',
    'enrolment-code-not-needed':
      'Esta persona no necesita un código de alta: ya tiene una aplicación, la cuenta está inactiva o las Opciones del personal no lo piden.',
    'enrolment-supervised':
      'En esta escuela otra persona, un gerente, está presente cuando se configura un primer autenticador. Pídale un código de alta, que pide el próximo inicio de sesión en un portal que requiere un código, o un token físico.',
    'last-authenticator':
      'Este es el único autenticador de la cuenta, así que se queda. Agregue otro primero, o pida a un gerente que restablezca los dos factores.',
    'too-many-authenticators': 'El máximo son cinco autenticadores. Quite uno y agregue el nuevo.',
    'codes-do-not-follow':
      'Estos no son dos códigos seguidos de este autenticador. Escriba un código, espere el siguiente y escríbalo como segundo.',
    'seed-file-refused':
      'Algunas filas de este archivo no se pueden aceptar, y no se guardó nada. Corríjalas y elija el archivo de nuevo.',
    'already-set-up': 'Esta recepción ya está preparada. Inicie sesión con su cuenta.',
    'not-found': 'Esto ya no está aquí. Vuelva a la lista.',
    'stale-edit':
      'Alguien más cambió esto mientras tanto, y su cambio no se guardó. Cargue el estado actual y haga su cambio de nuevo.',
    'last-manager':
      'Es el último gerente activo que puede iniciar sesión. Antes, asegúrese de que otro gerente tenga contraseña, tenga una aplicación configurada y no esté bloqueado.',
    'own-two-factor': 'Aquí no puede restablecer sus propios dos factores. Pida a otro gerente que lo haga.',
    'own-password': 'Su propia contraseña se cambia en Mi seguridad, con la contraseña actual.',
    'own-one-time-pass': 'No puede darse un pase de un solo uso a sí mismo. Pídalo a otro gerente.',
    'nothing-to-reset':
      'No hay nada que restablecer: no hay ninguna aplicación de autenticación configurada.',
    'already-reported': 'Esta entrada ya se reportó. Sus gerentes lo saben.',
    'print-failed': 'No se imprimió nada. Revise la impresora e imprima de nuevo, o copie los códigos.',
    'copy-failed': 'No se copió nada. Seleccione el texto y cópielo a mano.',
    'save-failed':
      'No se guardó nada. Compruebe que el disco tiene espacio y que se puede escribir en la carpeta, o elija otra.',
    'secret-on-screen':
      'En esta ventana hay un secreto, y los secretos no se guardan en archivos. Guárdelo primero.',
    'too-many-people': 'Son más de 500 personas a la vez. Seleccione menos y hágalo por partes.',
    'clock-behind':
      'El reloj de esta computadora está atrasado. Corrija su fecha y hora, e intente de nuevo. Si ya son correctas, lo resuelve el código de recuperación de un gerente al iniciar sesión o la hoja del propietario.',
    'key-store-gone':
      'El almacén de claves del sistema no responde, y no se cambió nada. Inicie sesión de nuevo en esta computadora e intente otra vez.',
    'key-ring-full':
      'Esta escuela ya creó 255 claves de datos y no puede haber más. No se cambió nada: la clave y la hoja del propietario actuales siguen en uso.',
    'wrong-recovery-key':
      'Esa no es la clave de recuperación de la hoja del propietario de este mostrador. Escriba la de la hoja más reciente, grupo por grupo.',
    'desk-closed': 'Los datos de este mostrador no están abiertos. Siga lo que dice la ventana.',
    'store-full':
      'El disco de esta computadora está lleno, y no se cambió nada. Libere espacio e intente de nuevo.',
    'store-read-only':
      'No se puede escribir en la carpeta de datos, y no se cambió nada. Compruebe que el disco está conectado y sin protección contra escritura, e intente de nuevo.',
    'store-failed':
      'El disco no pudo leer o escribir la carpeta de datos, y ya no se guarda nada. Compruebe que el disco está conectado y sin protección contra escritura. Después cierre Latchkey y ábralo de nuevo.',
    'store-busy':
      'Otro programa ocupa la carpeta de datos, y no se cambió nada. Ciérrelo e intente de nuevo en un momento.',
    'store-damaged':
      'Los datos de este mostrador están dañados, y no se cambió nada. Cierre Latchkey y restaure una copia de seguridad.',
    'backup-broken':
      'Esta copia de seguridad no se abre: está dañada, fue alterada o es de otro mostrador. Elija otra; no se cambió nada.',
    'backup-not-read':
      'No se pudo leer la copia de seguridad hasta el final, y no se cambió nada. Intente de nuevo; si vuelve a ocurrir, cierre Latchkey, ábralo e intente otra vez.',
    'backup-failed':
      'No se pudo hacer la copia de seguridad. Compruebe que el disco tiene espacio y que se puede escribir en la carpeta, e intente de nuevo.',
    'wrong-code':
      'Ese código no es correcto. Escriba el que su aplicación muestra ahora. El reloj de esta computadora marca {{time}}; si su teléfono marca otra hora, hay que corregir uno de los dos.',
    throttled: 'Demasiados intentos fallidos seguidos. Podrá intentar de nuevo a las {{time}}.',
    'input-refused': 'Algo en este formulario no se puede usar. Revise lo que escribió.',
    'internal-error':
      'Latchkey no pudo hacer esto, y no se cambió nada. Intente de nuevo; si vuelve a ocurrir, anote el incidente {{id}} para el soporte.',
    'internal-error-without-id':
      'Latchkey no pudo hacer esto. Intente de nuevo; si vuelve a ocurrir, cierre la ventana y ábrala otra vez.',
  },
  notice: {
    clockBehindTitle: 'El reloj de esta computadora se atrasó',
    clockBehind:
      'Está por detrás de la última hora que vio este mostrador. Hasta que se corrija, no se acepta ningún código y las acciones delicadas esperan. Corrija su fecha y hora. Si ya son correctas, lo resuelve el código de recuperación de un gerente o la hoja del propietario.',
    auditBrokenTitle: 'El registro de auditoría no concuerda con su propio sello',
    auditBroken:
      'Los eventos, o la constancia del final del registro, faltan o fueron alterados fuera de Latchkey. Compruebe el registro para ver qué falla, y avise al propietario.',
    auditBrokenAction: 'Ir al registro de auditoría',
    keyUnprotectedTitle: 'El sistema no protege la clave de este mostrador',
    keyUnprotected:
      'El sistema de esta computadora no ofrece un almacén de claves protegido, así que la clave que sella los secretos de Latchkey está en un archivo de su disco. Quien pueda copiar los archivos de este usuario puede leerlos. Mantenga la computadora bloqueada y su disco cifrado.',
    recoveryUsedTitle: 'Inició sesión con un código de recuperación',
    recoveryUsed_one:
      'Queda un código de recuperación. Si perdió su teléfono, pida a un gerente que restablezca sus dos factores.',
    recoveryUsed_other:
      'Quedan {{count}} códigos de recuperación. Si perdió su teléfono, pida a un gerente que restablezca sus dos factores.',
  },
};
