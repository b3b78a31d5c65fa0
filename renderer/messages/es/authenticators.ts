import type { Translation } from '../../../shared/messages/translation';
import type { authenticatorsTexts as english } from '../en/authenticators';

/** Spanish texts: authenticators. */
export const authenticatorsTexts: Translation<typeof english> = {
  authenticators: {
    title: 'Mis autenticadores',
    lead: 'Lo que da el código con el que inicia sesión. ¿Teléfono nuevo? Agréguelo aquí antes de dejar el anterior.',
    none: 'Aún no hay ninguno. Configure ahora una aplicación en su teléfono y estará listo cuando un portal pida un código.',
    list: 'Mis autenticadores',
    app: 'Aplicación de autenticación',
    token: 'Token físico',
    serial: 'Número de serie {{serial}}',
    added: 'Agregado el {{date}}',
    used: 'Usado por última vez: {{time}}',
    neverUsed: 'Aún sin usar',
    given: 'Entregado el {{date}}',
    notConfirmed: 'Aún sin confirmar',
    add: 'Agregar un autenticador',
    full: 'Tiene cinco, que es el máximo. Quite uno para agregar otro.',
    lost: '¿Lo perdió todo? Pida a un gerente que restablezca sus dos factores.',
    confirm: 'Confirmar',
    confirmTitle: 'Confirme este token',
    confirmText:
      'Un gerente le dio {{name}}. Escriba el código que muestra ahora. Desde entonces sus códigos inician su sesión.',
    confirmCode: 'Código que el token muestra ahora',
    rename: 'Cambiar el nombre',
    renameTitle: 'Cambie el nombre de este autenticador',
    name: 'Nombre',
    nameHelp: 'Por ejemplo: teléfono del trabajo. Déjelo vacío para llamarlo por su tipo.',
    remove: 'Quitar',
    removeTitle: '¿Quitar este autenticador?',
    removeText: '“{{name}}” deja de dar códigos para esta cuenta al momento.',
    removeEnds: 'Se cierran las otras ventanas donde tiene la sesión abierta. Esta sigue.',
    removeDelete: 'Después, borre la cuenta también en la aplicación: sus códigos ya no sirven.',
    onlyOne: 'Su único autenticador no se puede quitar. Agregue otro primero.',
    of: '{{action}}: {{name}}',
    done: {
      added: 'El autenticador nuevo ya sirve. Con su próximo código puede iniciar sesión.',
      confirmed: 'El token está confirmado. Con su próximo código puede iniciar sesión.',
      renamed: 'El nombre cambió.',
      removed: 'El autenticador se quitó.',
      'in-step': 'El token vuelve a estar sincronizado. Se acepta su próximo código.',
    },
  },
  newAuthenticator: {
    title: 'Agregue un autenticador',
    lead: 'Sus autenticadores actuales siguen sirviendo. El nuevo cuenta en cuanto escriba un código correcto de él.',
    firstLead:
      'Configure una aplicación de autenticación para {{username}}. Toma un minuto, y después recibe diez códigos de recuperación.',
    shownBeforeText:
      'Alguien con su nombre de usuario y su contraseña vio este código QR el {{time}}. Si no fue usted, cancele y agréguelo de nuevo para recibir uno nuevo, y avise a un gerente.',
    nameLabel: 'Nombre (opcional)',
    cancel: 'Cancelar',
  },
};
