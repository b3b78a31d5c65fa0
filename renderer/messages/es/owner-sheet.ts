import type { Translation } from '../../../shared/messages/translation';
import type { ownerSheetTexts as english } from '../en/owner-sheet';

/** Spanish texts: owner sheet. */
export const ownerSheetTexts: Translation<typeof english> = {
  closed: {
    title: 'Esta computadora no abre este mostrador',
    lead: 'La clave de los datos de este mostrador no se abre aquí: cambió el almacén de claves de esta computadora, o la carpeta de datos viene de otra. No se perdió nada.',
    how: 'Escriba la clave de recuperación de la hoja del propietario. Se pide una sola vez; después, esta computadora abre el mostrador sola.',
    submit: 'Abrir este mostrador',
    withoutTitle: '¿No tiene la hoja a mano?',
    without: [
      'Pregunte al propietario de la escuela: la hoja está en un sobre cerrado, lejos de este mostrador.',
      'O inicie Latchkey en la computadora, y con el usuario, en que se preparó.',
      'Deje la carpeta de datos como está. Mientras exista, la hoja la abre.',
    ],
  },
  ownerSheet: {
    title: 'Imprima la hoja del propietario',
    lead: 'Esta clave de recuperación abre el Latchkey de la escuela cuando nada más lo hace. Solo se muestra ahora: imprímala, lea el papel y ciérrelo en un sobre.',
    printed: 'Enviado a la impresora. Lea el papel antes de seguir.',
    printFailed: 'No se imprimió nada. Revise la impresora e imprima de nuevo, o anote la clave a mano.',
    opensTitle: 'Qué abre',
    opens: [
      'Este mostrador, cuando su computadora perdió la clave o los datos pasaron a otra.',
      'La cuenta de un gerente que lo perdió todo: contraseña, teléfono y códigos de recuperación.',
      'El camino de vuelta a los códigos, cuando el reloj de esta computadora estaba mal.',
    ],
    keepTitle: 'Dónde guardarla',
    keep: [
      'En un sobre cerrado, con el propietario o en una caja fuerte.',
      'No en el mostrador, no como foto, no como archivo.',
      'Destruya toda hoja anterior: solo abre las copias de seguridad de su época.',
    ],
    away: 'Guardé la hoja del propietario',
    keyIncomplete:
      'Una clave de recuperación tiene 28 caracteres. Escriba los siete grupos como están en la hoja.',
    sheetTitle: 'Hoja del propietario',
    sheetIssued: 'Emitida el {{date}} por {{name}}',
    sheetNote:
      'Las letras I, L, O y U no aparecen en ella: un carácter redondo es un cero, uno recto es un uno.',
    sheetVoid: 'Esta hoja reemplaza a todas las anteriores. Destrúyalas.',
    sheetUseTitle: 'Cuándo abrir el sobre',
    sheetUse: [
      'Latchkey dice que la computadora no abre este mostrador: escriba ahí la clave de recuperación y pulse “Abrir este mostrador”. Lo mismo vale para una computadora nueva con la carpeta de datos anterior.',
      'Un gerente perdió contraseña, teléfono y códigos de recuperación: en el Portal de Oficina, en la página de inicio de sesión, pulse “Usar la hoja del propietario”. La clave pone una contraseña nueva y quita la aplicación perdida.',
      'Latchkey dice que el reloj de la computadora se atrasó, y el reloj está bien: abra la puerta del mismo modo. Después se aceptan códigos otra vez.',
    ],
    sheetKeepTitle: 'Cómo guardarla',
    sheetKeep: [
      'Cierre esta hoja en un sobre y guárdela lejos de la recepción, con el propietario o en una caja fuerte. Quien la tenga puede abrir el Latchkey de la escuela.',
      'Cuando se haya abierto el sobre, o falte, imprima una hoja nueva: en el Portal de Oficina, Ajustes > Configuración > Mostrador > Claves.',
    ],
    sheetNever: ['Nunca escriba una contraseña en esta hoja, ni la guarde como foto o archivo.'],
    sheetSealedOn: 'Cerrada el',
    sheetSealedBy: 'Cerrada por',
  },
  recoverManager: {
    link: 'Usar la hoja del propietario',
    title: 'Abra la puerta con la hoja del propietario',
    lead: 'Para un gerente que lo perdió todo. La clave de recuperación pone una contraseña nueva, quita la aplicación de autenticación perdida con sus códigos de recuperación, levanta un bloqueo y da por bueno el reloj de esta computadora.',
    usernameHelp: 'Del gerente que debe entrar.',
    noManager: 'Ningún gerente activo tiene este nombre de usuario. Escriba el de uno.',
    submit: 'Abrir la puerta',
    notice:
      'El registro de auditoría guarda que se usó la hoja, y se avisa al gerente en su próximo inicio de sesión.',
    done: 'La puerta está abierta. Inicie sesión como {{username}} con la contraseña nueva; donde se requiere un código, después configura una aplicación nueva. Luego imprima otra hoja del propietario, o vuelva a cerrar esta.',
  },
};
