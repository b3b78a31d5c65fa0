import type { Translation } from '../../../shared/messages/translation';
import type { helpTexts as english } from '../en/help';

/** Spanish texts: help. */
export const helpTexts: Translation<typeof english> = {
  help: {
    title: 'Ayuda',
    what: '¿Qué es la autenticación de dos factores?',
    what0:
      'La autenticación de dos factores, también llamada de múltiples factores o 2FA, es una segunda cerradura de su cuenta: protege el Portal de Oficina, el Portal del Personal o los dos contra inicios de sesión que no son suyos.',
    what1:
      'Para iniciar sesión con dos factores hace falta algo que usted sabe, su contraseña, y algo que usted tiene, su teléfono. Quien vio o adivinó su contraseña sigue sin poder entrar sin su teléfono.',
    what2:
      'Primero escribe su nombre de usuario y su contraseña, y después el código de seis cifras que muestra una aplicación de autenticación. El código cambia cada 30 segundos y sirve una vez.',
    enable: '¿Cómo la activa un gerente?',
    enable1: 'En el Portal de Oficina, vaya a:',
    enable2:
      'Ahí hay dos interruptores, uno para cada portal. Active el que quiera y guarde. Cuenta desde el próximo inicio de sesión de cada persona en ese portal, o desde un día que usted elija.',
    enableOffice: 'Requerir dos factores en el Portal de Oficina: se pide un código en el Portal de Oficina.',
    enableStaff:
      'Requerir dos factores en el Portal del Personal: se pide un código en el Portal del Personal.',
    apps: '¿Qué aplicaciones dan el código?',
    apps1: 'Instale una aplicación de autenticación en su teléfono, de App Store o Google Play. Por ejemplo:',
    setUp: '¿Cómo configuro la aplicación?',
    setUp1:
      'Los pasos cambian un poco de una aplicación a otra. En todas agrega su cuenta una vez, con el código QR o la clave secreta:',
    setUpSteps: [
      'Inicie sesión con su nombre de usuario y su contraseña. La primera vez que se requiere un código aparece una página con un código QR y una clave secreta.',
      'En la aplicación, elija agregar una cuenta. Escanee el código QR, o elija escribir una clave y escriba la clave secreta.',
      'Escriba el código que muestra la aplicación y pulse Verificar. Desde entonces, abra la aplicación y elija esta cuenta cada vez que se le pida un código.',
    ],
    recovery: '¿Para qué son los códigos de recuperación?',
    recovery1:
      'Después de configurar la aplicación recibe diez códigos de recuperación, una sola vez. Imprímalos o anótelos. Cuando no tenga su teléfono a mano, pulse “Usar un código de recuperación” al iniciar sesión y escriba uno. Cada uno sirve una vez; puede hacer una serie nueva en “Mi seguridad”.',
    noPhone: '¿Hoy sin teléfono?',
    noPhone1:
      'Pulse “¿Hoy sin teléfono?” donde se pide el código. Un gerente a su lado responde por usted con su propio nombre de usuario, su contraseña y su código, o usted escribe un pase de un solo uso que le dio un gerente. Los dos le dejan entrar por un turno.',
    noPhone2:
      'Un gerente da un pase de un solo uso en su perfil, en “Ayuda para iniciar sesión”. Se muestra una vez y sirve de diez minutos a 24 horas.',
    reset: '¿Teléfono nuevo, o ya no tiene la aplicación?',
    reset1:
      'Cuando cambie de teléfono o ya no pueda usar la aplicación, avise a un gerente. Un gerente abre su perfil y pulsa “Restablecer los dos factores” junto a su nombre de usuario. La aplicación y los códigos de recuperación anteriores dejan de servir al momento, y su próximo inicio de sesión muestra un código QR nuevo y una clave secreta nueva.',
    notMe: '¿Entró otra persona en su cuenta?',
    notMe1:
      'Al iniciar sesión se le informa de los intentos fallidos desde la última vez y de todo lo que cambió. “Mi seguridad” muestra sus últimos inicios de sesión: pulse “No fui yo” en uno, y se cierra su sesión en todas las demás ventanas, se avisa a sus gerentes y usted elige una contraseña nueva.',
    more: 'Más ayuda',
    contact: 'El contacto de su escuela: {{contact}}',
    noContact: 'Pregunte a un gerente de su escuela.',
  },
};
