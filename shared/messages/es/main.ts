import type { MainTexts } from '../main-texts';

/** Spanish texts that main alone shows. */
export const mainTexts: MainTexts = {
  start: {
    refusedTitle: 'Latchkey no se inicia',
    failed:
      'Latchkey no pudo abrir los datos de este mostrador. El registro de la carpeta de datos dice más; no se cambió nada.',
    forbiddenSwitch: 'Latchkey no funciona con --{{name}}. Inícielo sin esa opción.',
    demoAlone:
      'La escuela de demostración tiene una carpeta propia: iníciela solo con --demo, sin --data-dir y sin ninguna orden.',
    openAlready: 'Latchkey ya está abierto en esta carpeta de datos: su ventana pasa al frente.',
  },
  refused: {
    'store-from-future':
      'Una versión más reciente de Latchkey escribió los datos de esta carpeta. Instale esa versión o una posterior; no se cambió nada.',
    'store-from-before':
      'Una versión de Latchkey anterior a la primera edición publicada escribió los datos de esta carpeta, y esta versión no puede abrirlos. No se cambió nada. Aparte la carpeta e inicie Latchkey de nuevo para configurar su escuela desde el principio, o siga con la versión anterior.',
    'store-damaged':
      'El archivo {{path}} está dañado. Latchkey lo dejó como está. Restaure una copia de seguridad desde la línea de comandos: latchkey restore --backup=ARCHIVO.',
    'store-missing':
      'El archivo {{path}} falta o está vacío, y este mostrador ya estaba en uso. Latchkey no cambió nada. Restaure una copia de seguridad desde la línea de comandos: latchkey restore --backup=ARCHIVO.',
    'store-busy': 'Otro programa tiene ocupado el archivo {{path}}. Ciérrelo e inicie Latchkey de nuevo.',
    'store-full':
      'El disco del archivo {{path}} está lleno. Libere espacio en él e inicie Latchkey de nuevo.',
    'store-read-only':
      'El archivo {{path}} no se puede abrir o escribir. Compruebe que el disco esté conectado y que usted pueda escribir en su carpeta, e inicie Latchkey de nuevo.',
    'store-failed':
      'El disco no pudo leer o escribir el archivo {{path}}. Compruebe que el disco esté conectado y sin protección contra escritura, e inicie Latchkey de nuevo.',
    'folder-unusable':
      'No se puede crear la carpeta {{path}}. Compruebe que pueda escribir ahí, o inicie Latchkey con otro --data-dir.',
    'key-missing':
      'Falta el archivo {{path}}. Contiene la clave de los datos de este mostrador. Recupérelo de una copia de la carpeta de datos e inicie Latchkey de nuevo.',
    'key-damaged':
      'El archivo {{path}} está dañado o no se puede leer. Contiene la clave de los datos de este mostrador. Recupérelo de una copia de la carpeta de datos e inicie Latchkey de nuevo.',
    'key-recoverable':
      'Esta computadora no abre la clave de los datos de este mostrador: cambió su llavero, o la carpeta de datos viene de otra computadora. La clave de recuperación de la hoja del propietario la abre.',
    'key-unreadable':
      'Esta computadora no abre la clave de los datos de este mostrador: cambió su llavero, o la carpeta de datos viene de otra computadora. Inicie Latchkey con el usuario y en la computadora con los que se configuró.',
  },
  save: {
    title: 'Guardar archivo',
    kind: { csv: 'Tabla (CSV)', pdf: 'Documento PDF', txt: 'Texto sin formato' },
  },
};
