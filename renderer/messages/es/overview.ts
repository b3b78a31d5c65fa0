import type { Translation } from '../../../shared/messages/translation';
import type { overviewTexts as english } from '../en/overview';

/** Spanish texts: overview. */
export const overviewTexts: Translation<typeof english> = {
  overview: {
    staffTitle: 'Su personal',
    tiles: {
      setUp: 'Configurados',
      pending: 'Empezados',
      notSetUp: 'Sin configurar',
      locked: 'Bloqueados',
      lowOnCodes: 'Con pocos códigos de recuperación',
      neverSignedIn: 'Nunca iniciaron sesión',
    },
    of_one: 'De una cuenta activa.',
    of_other: 'De {{count}} cuentas activas.',
    chartTitle: 'Inicios de sesión de los últimos 30 días',
    chartAloud:
      'Gráfico de los últimos 30 días, una barra por día. Inicios de sesión: {{signIns}}. Intentos rechazados: {{failures}}. La tabla tiene las cifras de cada día.',
    signIns: 'Inicios de sesión',
    failures: 'Intentos rechazados',
    totals: '{{signIns}} inicios de sesión, {{failures}} intentos rechazados.',
    day: 'Día',
    asTable: 'Mostrar como tabla',
    asChart: 'Mostrar como gráfico',
    noTries: 'Nadie inició sesión en los últimos 30 días.',
    sheet: {
      title: 'Resumen',
      asOf: 'Estado a las {{time}}',
      bars: 'Una barra llena son los inicios de sesión; una vacía detrás, los intentos rechazados.',
      keep: [
        'Esta hoja no lleva nombres, contraseñas ni secretos de su personal; aun así, guárdela donde los clientes no la lean.',
      ],
    },
    steps: {
      title: 'Primeros pasos',
      lead: 'Su escuela está preparada y usted es su gerente. Con estos tres pasos se trabaja con seguridad.',
      done: 'Hecho',
      colleagues: 'Agregue a sus colegas',
      colleaguesText: 'Cada persona recibe su propia cuenta, para que nadie comparta una.',
      codes: 'Requiera un código',
      codesText:
        'El personal configura una aplicación de autenticación en su próximo inicio de sesión. Usted lo activa para cada portal.',
      sheet: 'Imprima la hoja del propietario',
      sheetText:
        'Abre la puerta cuando se pierde una clave o el teléfono de todos los gerentes. Ciérrela en un sobre y guárdela lejos.',
      afterwards:
        'Cuando sus colegas estén dentro, esta página muestra cómo están y cómo van los inicios de sesión.',
    },
  },
};
