import type { Translation } from '../../../shared/messages/translation';
import type { printTexts as english } from '../en/print';

/** Spanish texts: what is printed and saved as a PDF. */
export const printTexts: Translation<typeof english> = {
  print: {
    saveAsPdf: 'Guardar como PDF',
    saved: 'Guardado. Consta en el registro de auditoría.',
    printed: 'Enviado a la impresora.',
    printFailed: 'No se imprimió nada. Revise la impresora e imprima otra vez, o guarde un PDF.',
    by: 'Impreso por {{name}}',
    preview: 'Vista previa',
    page: 'Página {{page, number}} de {{count, number}}',
    previous: 'Página anterior',
    next: 'Página siguiente',
    making_one: 'Componiendo una página …',
    making_many: 'Componiendo {{count, number}} páginas …',
    making_other: 'Componiendo {{count, number}} páginas …',
  },
  handOut: {
    card: 'Hoja para entregar',
    cardText:
      'Una página que explica a esta persona cómo configurar su aplicación de autenticación. No lleva contraseña ni secreto alguno.',
    print: 'Imprimir la hoja',
    printMany: 'Imprimir las hojas',
    bulk: 'Hojas para entregar',
    title: 'Hoja para {{name}}',
    titleMany: 'Hojas para entregar',
    lead: 'Esto es lo que sale de la impresora. No lleva contraseña ni secreto alguno.',
    leadNobody: 'No queda nadie para quien imprimir una hoja.',
    leadMany_one: 'Una persona, una página. No lleva contraseña ni secreto alguno.',
    leadMany_many: '{{count, number}} personas, una página cada una. No llevan contraseña ni secreto alguno.',
    leadMany_other:
      '{{count, number}} personas, una página cada una. No llevan contraseña ni secreto alguno.',
    backToProfile: 'Volver al perfil',
    alsoSetUp: 'También para quienes ya configuraron una aplicación',
    leftOut_one: 'Queda fuera una persona seleccionada: está inactiva o ya la configuró.',
    leftOut_many:
      'Quedan fuera {{count, number}} personas seleccionadas: están inactivas o ya la configuraron.',
    leftOut_other:
      'Quedan fuera {{count, number}} personas seleccionadas: están inactivas o ya la configuraron.',
    nobodyTitle: 'No hay nadie seleccionado',
    nobodyText: 'Seleccione personas en la lista del personal y elija Hojas para entregar.',
    sheetTitle: 'Configure su aplicación de autenticación',
    for: 'Para',
    usernameIs: 'Su nombre de usuario',
    askedTitle: 'Dónde se pide un código',
    asked: '{{portal}}: en su próximo inicio de sesión',
    askedFrom: '{{portal}}: desde el {{date}}. Hasta entonces puede pulsar “$t(enrolment.skip)”.',
    notAsked:
      'Por ahora ningún portal le pide un código. En cuanto uno lo pida, el inicio de sesión le guía por estos pasos.',
    stepsTitle: 'Qué hacer',
    step: {
      app: 'Instale en su teléfono una de estas aplicaciones, desde App Store o Google Play:',
      signIn:
        'En la computadora de la escuela, abra: {{portal}}. Escriba su nombre de usuario y su contraseña y pulse “$t(signIn.submit)”.',
      supervised:
        'Pida a un gerente un código de alta. Escríbalo en “$t(enrolmentCode.field)” y pulse “$t(enrolmentCode.go)”.',
      scan: 'Se abre la página “$t(enrolment.title)”. En la aplicación, elija agregar una cuenta y escanee el código QR; o elija escribir una clave y escriba la clave secreta.',
      verify:
        'La aplicación muestra seis cifras. Escríbalas en “$t(field.code)”. Se envían solas; si no, pulse “$t(enrolment.verify)”.',
      codes:
        'La página “$t(recoveryCodes.title)” muestra diez códigos, una sola vez. Imprímalos o anótelos, marque “$t(recoveryCodes.saved)” y pulse “$t(common.continue)”.',
    },
    helpTitle: 'A quién preguntar',
    keep: [
      'Nunca escriba en esta hoja su contraseña, la clave secreta ni un código de recuperación.',
      'Nadie le pedirá nunca su código por teléfono ni por mensaje. Tire la hoja cuando la aplicación esté configurada.',
    ],
  },
};
