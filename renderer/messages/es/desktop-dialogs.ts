import type { Translation } from '../../../shared/messages/translation';
import type { desktopDialogsTexts as english } from '../en/desktop-dialogs';

/** Spanish texts: what opens from the menu, in every room. */
export const desktopDialogsTexts: Translation<typeof english> = {
  palette: {
    title: 'Buscar cualquier cosa',
    field: 'Una página, una acción o un nombre',
    results: 'Encontrado',
    group: { commands: 'Páginas y acciones', people: 'Personal' },
    nothing: 'Nada se llama así.',
    found_one: 'Un resultado',
    found_other: '{{count}} resultados',
    keys: '↑ y ↓ eligen, Intro abre, Esc cierra.',
  },
  shortcuts: {
    title: 'Atajos de teclado',
    now: 'Estos funcionan ahora en esta ventana.',
  },
  about: {
    title: 'Acerca de Latchkey',
    version: 'Versión {{version}}',
    system: 'Sistema',
    dataDirectory: 'Carpeta de datos',
    licence: 'Licencia',
    licenceName: 'MIT',
    fallbackRuntime:
      'Esta copia usa un entorno para desarrollo y pruebas, sin soporte desde 2023. No es para un mostrador real.',
    copy: 'Copiar las versiones',
    copied: 'Copiadas.',
  },
  supportFile: {
    title: 'Archivo de soporte',
    lead: 'Este es el archivo completo, para quien le ayude desde lejos. Se quitan los nombres, los nombres de usuario, el nombre de la escuela, los identificadores y todo lo que pudiera ser secreto. Léalo antes de enviarlo.',
    preview: 'Lo que se guardaría',
    save: 'Guardar',
    saved: 'Guardado. Queda en el registro de auditoría.',
  },
  zoomed: '{{percent}} %',
};
