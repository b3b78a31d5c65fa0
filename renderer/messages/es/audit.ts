import type { Translation } from '../../../shared/messages/translation';
import type { auditTexts as english } from '../en/audit';

/** Spanish texts: audit. */
export const auditTexts: Translation<typeof english> = {
  audit: {
    title: 'Registro de auditoría',
    lead: 'Quién hizo qué y cuándo, lo más reciente primero. Nunca contiene una contraseña, un código ni una clave, y se conserva al menos dos años.',
    table: 'Registro de auditoría',
    when: 'Hora',
    what: 'Qué ocurrió',
    portal: 'Portal',
    outcome: 'Resultado',
    success: 'Hecho',
    failure: 'Rechazado',
    more: 'Mostrar más',
    details: 'Detalles',
    detailsOf: 'Detalles del evento {{sequence}}',
    local: 'Hora de aquí',
    utc: 'Hora (UTC)',
    desk: 'Mostrador',
    thisDesk: 'este mostrador',
    sequence: 'Número',
    kindOfEvent: 'Evento',
    actor: 'Hecho por',
    subject: 'Sobre',
    facts: 'Anotado',
    none: 'Nadie',
    noPortal: 'Ninguno',
    noFacts: 'Nada más',
    filters: 'Filtros',
    from: 'Desde',
    to: 'Hasta',
    person: 'Persona',
    personUnknown: 'Elija una persona de la lista.',
    kind: 'Evento',
    any: 'Todos',
    clear: 'Quitar los filtros',
    datesTurned: 'Esto es antes del primer día.',
    noMatch: 'Ningún evento coincide con estos filtros',
    noMatchText: 'Amplíe las fechas o quite los filtros.',
    stop: 'Detener',
    shown_one: 'Un evento',
    shown_many: '{{count}} de eventos',
    shown_other: '{{count}} eventos',
    shownMore_one: 'El más reciente',
    shownMore_other: 'Los {{count}} más recientes',
    kinds: {
      'sign-in': 'Inicio de sesión',
      session: 'Sesiones',
      'two-factor': 'Dos factores',
      password: 'Contraseñas',
      staff: 'Personal',
      settings: 'Ajustes',
      desk: 'Mostrador y claves',
      log: 'Registro de auditoría',
      backup: 'Copias de seguridad',
    },
    saved_one: 'Se guardó un evento.',
    saved_many: 'Se guardaron {{count}} de eventos.',
    saved_other: 'Se guardaron {{count}} eventos.',
    saving: 'Guardando el registro',
    verifying: 'Comprobando el registro',
    verifyStopped: 'El registro no se comprobó hasta el final.',
    today: {
      open: 'Hoy en este mostrador',
      title: 'Hoy en este mostrador',
      lead: 'Quién inició y cerró sesión, qué se rechazó, restableció y bloqueó, desde la medianoche. Para imprimir o guardar como PDF.',
      sheet: '{{school}}, {{date}}',
      deskIs: 'Mostrador {{desk}}',
      printedAt: 'A las {{time}}',
      nothing: 'Hoy nadie inició ni cerró sesión en este mostrador.',
      table: 'Hoy en este mostrador',
      cut: 'Estos son los eventos más recientes del día: hay más de los que caben en una hoja. El registro de auditoría los tiene todos.',
      keep: [
        'Esta hoja nombra a personas. Guárdela donde los clientes no la lean y destrúyala cuando la haya revisado.',
      ],
    },
    empty: 'Aún no ha ocurrido nada',
    emptyText: 'Aquí aparecen los inicios de sesión y los cambios.',
    end: 'Este es el principio del registro.',
    verify: 'Comprobar el registro',
    whole_one: 'El único evento está íntegro.',
    whole_many: 'Los {{count}} de eventos están íntegros.',
    whole_other: 'Los {{count}} eventos están íntegros.',
    notWhole: {
      broken: {
        title: 'El registro está roto en el evento {{at}}.',
        text: 'Desde ahí faltan eventos o fueron alterados.',
      },
      cut: {
        title: 'Faltan los eventos más recientes.',
        text: 'El registro termina en el evento {{found}}. La constancia de su final nombra el evento {{expected}}.',
      },
      altered: {
        title: 'El evento {{at}} no es el que escribió Latchkey.',
        text: 'La constancia del final del registro nombra otro evento con este número. Alguien reemplazó el final del registro.',
      },
      'head-missing': {
        title: 'Falta la constancia del final del registro.',
        text: 'Latchkey la guarda en el archivo audit-head de la carpeta de datos. Sin ella, nada muestra si están los eventos más recientes.',
      },
      'head-unreadable': {
        title: 'No se puede leer la constancia del final del registro.',
        text: 'El archivo audit-head de la carpeta de datos está dañado o fue alterado. Nada muestra si están los eventos más recientes.',
      },
      act: 'Avise al propietario y deje la carpeta de datos y sus copias de seguridad como están.',
    },
    nobody: 'Alguien',
    detail: {
      with: {
        password: 'Solo con una contraseña.',
        code: 'Con una contraseña y un código.',
        'recovery-code': 'Con una contraseña y un código de recuperación.',
        vouched: 'Con una contraseña, y un gerente que respondió.',
        'one-time-pass': 'Con una contraseña y un pase de un solo uso.',
      },
      by: {
        person: 'Por la persona.',
        idle: 'No había nadie en el mostrador.',
        system: 'La computadora se suspendió o se bloqueó.',
        manager: 'Por un gerente.',
        'recovery-code': 'Con un código de recuperación.',
      },
      why: {
        'signed-out': 'Al cerrar sesión.',
        'window-closed': 'Se cerró la ventana.',
        over: 'Se llegó a la duración máxima.',
        revoked: 'La cuenta cambió.',
        replaced: 'Una sesión más reciente ocupó su lugar.',
      },
      verdict: {
        broken: 'Falta un evento o fue alterado.',
        cut: 'Faltan los eventos más recientes.',
        altered: 'El final del registro fue reemplazado.',
        'head-missing': 'Falta la constancia del final del registro.',
        'head-unreadable': 'No se puede leer la constancia del final del registro.',
      },
      reason: 'Motivo: {{text}}',
      countsForMinutes_one: 'Sirve durante {{count}} minuto.',
      countsForMinutes_other: 'Sirve durante {{count}} minutos.',
      repeated: 'La misma contraseña incorrecta que antes.',
      first: 'En lugar de la contraseña que había puesto otra persona.',
      failures_one: 'Tras {{count}} intento fallido.',
      failures_other: 'Tras {{count}} intentos fallidos seguidos.',
      name: 'Nombre: {{before}} → {{after}}.',
      username: 'Nombre de usuario: {{before}} → {{after}}.',
      role: 'Función: {{before}} → {{after}}.',
      required: 'El {{portal}} ahora pide un código.',
      notRequired: 'El {{portal}} ya no pide un código.',
      requiredFrom: 'El {{portal}} permite aplazar la aplicación hasta el {{date}}.',
      requiredAtOnce: 'El {{portal}} ya no permite a nadie aplazar la aplicación hasta una fecha.',
      graceDays_zero: 'El personal nuevo ya no tiene días de gracia en el {{portal}}.',
      graceDays_one: 'El personal nuevo tiene un día de gracia en el {{portal}}.',
      graceDays_other: 'El personal nuevo tiene {{count}} días de gracia en el {{portal}}.',
      supervised: 'Para configurar una primera aplicación ahora hace falta el código de alta de un gerente.',
      notSupervised:
        'Para configurar una primera aplicación ya no hace falta el código de alta de un gerente.',
      happenedAt: 'Ocurrió el {{time}}; el registro no se pudo escribir hasta después.',
      behind_one:
        'El reloj marcaba {{time}}, un minuto por detrás de la última hora que había visto este mostrador.',
      behind_other:
        'El reloj marcaba {{time}}, {{count, number}} minutos por detrás de la última hora que había visto este mostrador.',
      until: 'Hasta el {{time}}.',
      idle_one: 'El {{portal}} se bloquea tras {{count}} minuto.',
      idle_other: 'El {{portal}} se bloquea tras {{count}} minutos.',
      contactLine: 'Línea de contacto: {{text}}',
      entry: {
        success: 'Fue el inicio de sesión del {{time}} en el {{portal}}.',
        failure: 'Fue el intento fallido del {{time}} en el {{portal}}.',
      },
      people_one: 'Una persona.',
      people_other: '{{count, number}} personas.',
      act: {
        'set-inactive': 'Desactivar.',
        'set-active': 'Activar.',
        'reset-two-factor': 'Restablecer los dos factores.',
      },
      file: 'Archivo: {{text}}',
      paper: {
        'hand-out': 'Una hoja para entregar.',
        'hand-outs': 'Hojas para entregar.',
        overview: 'El resumen.',
        today: 'Hoy en este mostrador.',
      },
      events_one: 'Un evento.',
      events_many: '{{count, number}} de eventos.',
      events_other: '{{count, number}} eventos.',
      imported: 'Por una importación.',
      authenticator: { app: 'Una aplicación de autenticación.', token: 'Un token físico.' },
      label: 'Nombre: {{text}}.',
      serial: 'Número de serie: {{text}}.',
      assigned: 'Dados a personas: {{count}}.',
      stocked: 'En la reserva: {{count}}.',
    },
    action: {
      school: {
        'set-up': { success: '{{actor}} preparó la escuela.', failure: 'No se pudo preparar la escuela.' },
      },
      desk: {
        started: {
          success: 'Latchkey se inició en este mostrador.',
          failure: 'Latchkey no pudo iniciarse bien en este mostrador.',
        },
        'key-protection': {
          success: 'El sistema protege la clave de este mostrador.',
          failure: 'El sistema no protege la clave de este mostrador; está en un archivo.',
        },
        'key-rotated': {
          success: '{{actor}} hizo una clave de datos nueva.',
          failure: '{{actor}} no pudo hacer una clave de datos nueva.',
        },
        'opened-with-sheet': {
          success: 'La clave de este mostrador se abrió con la hoja del propietario.',
          failure: 'Se escribió una clave de recuperación que no es la de la hoja del propietario.',
        },
        'clock-behind': {
          success: 'El reloj de esta computadora se atrasó.',
          failure: 'El reloj de esta computadora se atrasó.',
        },
        'clock-cleared': {
          success: '{{actor}} confirmó que el reloj de esta computadora está bien.',
          failure: '{{actor}} no pudo confirmar el reloj de esta computadora.',
        },
        'call-refused': {
          success: 'Una ventana pidió algo que no puede hacer, y se rechazó.',
          failure: 'Una ventana pidió algo que no puede hacer, y se rechazó.',
        },
      },
      'sign-in': {
        password: {
          success: 'La contraseña de {{subject}} era correcta.',
          failure: 'Se escribió un nombre de usuario o una contraseña incorrecta para {{subject}}.',
        },
        code: {
          success: 'El código de autenticación de {{subject}} era correcto.',
          failure: 'Se rechazó el código de autenticación escrito para {{subject}}.',
        },
        'recovery-code': {
          success: '{{subject}} usó un código de recuperación.',
          failure: 'Se rechazó el código de recuperación escrito para {{subject}}.',
        },
        vouched: {
          success: '{{actor}} respondió por {{subject}}, que no tenía su teléfono.',
          failure: 'Se rechazó que {{actor}} respondiera por {{subject}}.',
        },
        'one-time-pass': {
          success: '{{subject}} usó un pase de un solo uso.',
          failure: 'Se rechazó el pase de un solo uso escrito para {{subject}}.',
        },
        completed: {
          success: '{{subject}} inició sesión.',
          failure: '{{subject}} no pudo iniciar sesión.',
        },
        'portal-refused': {
          success: 'Se rechazó a {{subject}}: su función no abre este portal.',
          failure: 'Se rechazó a {{subject}}: su función no abre este portal.',
        },
        throttled: {
          success:
            'Se rechazó un intento para {{subject}} porque llegó demasiado pronto después de otros fallidos.',
          failure:
            'Se rechazó un intento para {{subject}} porque llegó demasiado pronto después de otros fallidos.',
        },
      },
      account: {
        'locked-out': {
          success: 'Se detuvo el inicio de sesión de {{subject}} tras demasiados intentos fallidos.',
          failure: 'Se detuvo el inicio de sesión de {{subject}} tras demasiados intentos fallidos.',
        },
        reported: {
          success: '{{actor}} dijo que un inicio de sesión, o un intento, no fue suyo.',
          failure: '{{actor}} no pudo reportar un inicio de sesión.',
        },
        'lockout-lifted': {
          success: '{{actor}} levantó el bloqueo de {{subject}}.',
          failure: 'No se pudo levantar el bloqueo de {{subject}}.',
        },
      },
      session: {
        locked: {
          success: 'Se bloqueó la ventana de {{subject}}.',
          failure: 'No se pudo bloquear la ventana de {{subject}}.',
        },
        unlocked: {
          success: '{{subject}} desbloqueó la ventana.',
          failure: 'Se rechazó desbloquear la ventana de {{subject}}.',
        },
        ended: {
          success: 'La sesión de {{subject}} terminó.',
          failure: 'No se pudo terminar la sesión de {{subject}}.',
        },
        'step-up': {
          success: '{{subject}} confirmó su identidad para un paso delicado.',
          failure: '{{subject}} no pudo confirmar su identidad para un paso delicado.',
        },
      },
      'two-factor': {
        'enrolment-begun': {
          success: 'Se mostró a {{subject}} un código QR para configurar una aplicación de autenticación.',
          failure: 'No se pudo mostrar un código QR a {{subject}}.',
        },
        enrolled: {
          success: '{{subject}} configuró una aplicación de autenticación.',
          failure:
            '{{subject}} escribió un código que no correspondía al configurar una aplicación de autenticación.',
        },
        skipped: {
          success: '{{subject}} aplazó la configuración de una aplicación de autenticación.',
          failure: '{{subject}} no pudo aplazar la configuración de una aplicación de autenticación.',
        },
        'enrolment-code-given': {
          success: '{{actor}} dio a {{subject}} un código de alta.',
          failure: '{{actor}} no pudo dar a {{subject}} un código de alta.',
        },
        'enrolment-code-used': {
          success: '{{subject}} usó el código de alta de un gerente.',
          failure: 'Se rechazó el código de alta escrito para {{subject}}.',
        },
        reset: {
          success: '{{actor}} restableció los dos factores de {{subject}}.',
          failure: '{{actor}} no pudo restablecer los dos factores de {{subject}}.',
        },
        'recovery-codes-replaced': {
          success: '{{subject}} hizo códigos de recuperación nuevos.',
          failure: '{{subject}} no pudo hacer códigos de recuperación nuevos.',
        },
        'authenticator-added': {
          success: '{{actor}} agregó un autenticador para {{subject}}.',
          failure: 'Se rechazó el código escrito para agregar un autenticador para {{subject}}.',
        },
        'authenticator-renamed': {
          success: '{{actor}} cambió el nombre de un autenticador de {{subject}}.',
          failure: '{{actor}} no pudo cambiar el nombre de un autenticador de {{subject}}.',
        },
        'authenticator-removed': {
          success: '{{actor}} quitó un autenticador de {{subject}}.',
          failure: '{{actor}} no pudo quitar un autenticador de {{subject}}.',
        },
        'token-confirmed': {
          success: '{{subject}} confirmó un token físico con un código.',
          failure: 'Se rechazó el código escrito para confirmar un token físico de {{subject}}.',
        },
        'token-resynchronised': {
          success: '{{actor}} volvió a sincronizar un token físico de {{subject}}.',
          failure:
            'Se rechazaron los dos códigos escritos para volver a sincronizar un token físico de {{subject}}.',
        },
        'clocks-checked': {
          success:
            'Dos códigos seguidos dijeron cuánto difieren los relojes de {{subject}} y de esta computadora.',
          failure: 'Se rechazaron los dos códigos escritos para comprobar los relojes de {{subject}}.',
        },
        'tokens-imported': {
          success: '{{actor}} importó tokens físicos de un archivo.',
          failure: '{{actor}} no pudo importar tokens físicos.',
        },
        'token-discarded': {
          success: '{{actor}} descartó un token físico de la reserva.',
          failure: '{{actor}} no pudo descartar un token físico de la reserva.',
        },
      },
      'one-time-pass': {
        given: {
          success: '{{actor}} dio un pase de un solo uso para {{subject}}.',
          failure: '{{actor}} no pudo dar un pase de un solo uso para {{subject}}.',
        },
        withdrawn: {
          success: '{{actor}} retiró el pase de un solo uso de {{subject}}.',
          failure: '{{actor}} no pudo retirar el pase de un solo uso de {{subject}}.',
        },
      },
      staff: {
        added: {
          success: '{{actor}} agregó a {{subject}}.',
          failure: '{{actor}} no pudo agregar a {{subject}}.',
        },
        edited: {
          success: '{{actor}} cambió la cuenta de {{subject}}.',
          failure: '{{actor}} no pudo cambiar la cuenta de {{subject}}.',
        },
        'set-inactive': {
          success: '{{actor}} desactivó la cuenta de {{subject}}.',
          failure: '{{actor}} no pudo desactivar la cuenta de {{subject}}.',
        },
        'set-active': {
          success: '{{actor}} activó la cuenta de {{subject}}.',
          failure: '{{actor}} no pudo activar la cuenta de {{subject}}.',
        },
        'bulk-begun': {
          success: '{{actor}} empezó una acción sobre muchas personas.',
          failure: '{{actor}} no pudo empezar una acción sobre muchas personas.',
        },
        exported: {
          success: '{{actor}} guardó la lista del personal en un archivo.',
          failure: '{{actor}} no guardó la lista del personal en un archivo.',
        },
        imported: {
          success: '{{actor}} importó personal de un archivo.',
          failure: '{{actor}} no pudo importar personal de un archivo.',
        },
        'import-undone': {
          success: '{{actor}} deshizo una importación de personal.',
          failure: '{{actor}} no pudo deshacer una importación de personal.',
        },
        removed: {
          success: '{{actor}} quitó a {{subject}}, que vino con una importación y nunca estuvo.',
          failure: '{{actor}} no pudo quitar a {{subject}}.',
        },
      },
      password: {
        changed: {
          success: '{{actor}} cambió la contraseña de {{subject}}.',
          failure: '{{actor}} no pudo cambiar la contraseña de {{subject}}.',
        },
      },
      options: {
        changed: {
          success: '{{actor}} cambió las Opciones del personal.',
          failure: '{{actor}} no pudo cambiar las Opciones del personal.',
        },
      },
      'owner-sheet': {
        issued: {
          success: '{{actor}} hizo una hoja del propietario nueva; la anterior queda anulada.',
          failure: '{{actor}} no pudo hacer una hoja del propietario.',
        },
        used: {
          success:
            'La hoja del propietario abrió la puerta a {{subject}}: contraseña nueva, dos factores restablecidos, bloqueo levantado.',
          failure: 'Se escribió una clave de recuperación que no es la de la hoja del propietario.',
        },
      },
      audit: {
        'found-broken': {
          success: 'Este registro no concuerda con su propio sello: faltan eventos o fueron alterados.',
          failure: 'Este registro no concuerda con su propio sello: faltan eventos o fueron alterados.',
        },
        exported: {
          success: '{{actor}} guardó eventos de este registro en un archivo.',
          failure: 'No se pudo escribir el archivo de eventos que {{actor}} estaba guardando.',
        },
        verified: {
          success: '{{actor}} comprobó este registro: está íntegro.',
          failure: '{{actor}} comprobó este registro: no está íntegro.',
        },
      },
      paper: {
        saved: {
          success: '{{actor}} guardó una página impresa como PDF.',
          failure: '{{actor}} no guardó una página impresa como PDF.',
        },
      },
      'support-file': {
        saved: {
          success: '{{actor}} guardó un archivo de soporte.',
          failure: '{{actor}} no pudo guardar un archivo de soporte.',
        },
      },
      backup: {
        made: {
          success: 'Se hizo y se comprobó una copia de seguridad.',
          failure: 'No se pudo hacer una copia de seguridad.',
        },
        failed: {
          success: 'No se pudo hacer una copia de seguridad.',
          failure: 'No se pudo hacer una copia de seguridad.',
        },
        restored: {
          success: '{{actor}} restauró una copia de seguridad.',
          failure: '{{actor}} no pudo restaurar una copia de seguridad.',
        },
      },
    },
  },
};
