import type { Translation } from '../../../shared/messages/translation';
import type { homeTexts as english } from '../en/home';

/** Spanish texts: home. */
export const homeTexts: Translation<typeof english> = {
  shell: {
    navigation: 'Principal',
    home: 'Inicio',
    ownSecurity: 'Mi seguridad',
    staff: 'Personal',
    audit: 'Registro de auditoría',
    options: 'Ajustes',
    help: 'Ayuda',
    lock: 'Bloquear',
    switchPerson: 'Cambiar de persona',
    signOut: 'Cerrar sesión',
  },
  home: {
    greeting: 'Hola, {{name}}',
    todo: 'Qué falta por hacer',
    nothingTodo: 'Nada. Todo está en orden.',
    twoFactor: 'Su autenticación de dos factores',
    setUp: 'Configurada',
    setUpSince: 'Sus dos factores están configurados desde el {{date}}.',
    notSetUp: 'Sin configurar',
    notSetUpText:
      'Se le pedirá configurar una aplicación en su próximo inicio de sesión en un portal que requiere un código.',
    notRequired: 'Ningún portal que usted usa pide un código por ahora.',
    signIns: 'Sus últimos inicios de sesión',
    noSignIns: 'Ninguno antes de este.',
    addColleagues:
      'Usted es la única persona con cuenta. Agregue a sus colegas, para que nadie comparta una cuenta.',
    addColleaguesAction: 'Agregar a un colega',
    turnOn: {
      both: 'Ningún portal pide un código: basta una contraseña robada para entrar.',
      office: 'El Portal de Oficina aún no pide un código.',
      staff: 'El Portal del Personal aún no pide un código.',
    },
    turnOnAction: 'Requerir un código',
    setUpApp:
      'Usted aún no tiene una aplicación de autenticación. Desde el {{date}}, para iniciar sesión hace falta un código de una.',
    setUpAppAction: 'Ir a Mi seguridad',
    codesLow_zero: 'No le quedan códigos de recuperación. Haga nuevos antes de necesitar uno.',
    codesLow_one: 'Le queda un código de recuperación. Haga nuevos antes de quedarse sin ninguno.',
    codesLow_other: 'Le quedan {{count}} códigos de recuperación. Haga nuevos antes de quedarse sin ninguno.',
    codesLowAction: 'Ver los códigos de recuperación',
    clockBehind:
      'El reloj de esta computadora se atrasó, y no se acepta ningún código. Corrija su fecha y hora; el registro dice cuándo se notó.',
    clockBehindAction: 'Ir al registro de auditoría',
    staffLocked_one: 'Una persona no puede iniciar sesión por ahora tras intentos fallidos.',
    staffLocked_other: '{{count}} personas no pueden iniciar sesión por ahora tras intentos fallidos.',
    staffCodesLow_one:
      'A un colega le quedan pocos códigos de recuperación. Se hacen nuevos en Mi seguridad.',
    staffCodesLow_other:
      'A {{count}} colegas les quedan pocos códigos de recuperación. Se hacen nuevos en Mi seguridad.',
    oneManager:
      'Solo un gerente configuró una aplicación de autenticación. Un segundo puede ayudar cuando se pierde ese teléfono.',
    staffAction: 'Ir al personal',
    keyUnprotected: 'El sistema no protege la clave de este mostrador; está en un archivo.',
    keyUnprotectedAction: 'Ir a las claves',
    moreTodos_one: 'Mostrar uno más',
    moreTodos_other: 'Mostrar {{count}} más',
    fewerTodos: 'Mostrar menos',
    ownerSheet:
      'Aún no hay hoja del propietario. Una clave perdida o el teléfono perdido de un gerente podría dejar fuera a la escuela para siempre.',
    ownerSheetAction: 'Imprimir la hoja del propietario',
    backupFailed: 'La última copia de seguridad falló. Haga una a mano para ver por qué.',
    backupOld: 'La copia de seguridad más reciente es del {{time}}, hace más de dos días.',
    backupAction: 'Ir a las copias de seguridad',
    you: 'Su cuenta',
  },
  ownSecurity: {
    title: 'Mi seguridad',
    twoFactor: 'Autenticación de dos factores',
    office: 'Portal de Oficina: {{state}}',
    staff: 'Portal del Personal: {{state}}',
    asks: 'pide un código',
    asksNot: 'no pide un código',
    recovery: 'Códigos de recuperación',
    codesLeft_zero: 'No queda ningún código de recuperación.',
    codesLeft_one: 'Queda un código de recuperación.',
    codesLeft_other: 'Quedan {{count}} códigos de recuperación.',
    codesMade: 'Hechos el {{date}}. Cada uno sirve una vez.',
    noCodes: 'Recibe diez códigos de recuperación cuando configura una aplicación de autenticación.',
    makeNew: 'Hacer códigos de recuperación nuevos',
    makeNewTitle: '¿Hacer códigos de recuperación nuevos?',
    makeNewText: 'Recibe diez códigos nuevos. Los anteriores dejan de servir al momento, también en papel.',
    makeNewConfirm: 'Hacer códigos nuevos',
    password: 'Contraseña',
    changedAt: 'Cambiada por última vez el {{date}}.',
    newPasswordRule:
      'Al menos {{count}} caracteres, que no sea de las contraseñas más usadas ni esté hecha con su nombre de usuario o el nombre de la escuela. Unas palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.',
    change: 'Cambiar la contraseña',
    changed: 'Su contraseña cambió. Las otras ventanas donde tenía la sesión abierta se cerraron.',
  },
};
