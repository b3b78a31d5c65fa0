import type { Translation } from '../../../shared/messages/translation';
import type { supervisedTexts as english } from '../en/supervised';

/** Spanish texts: supervised enrolment. */
export const supervisedTexts: Translation<typeof english> = {
  enrolmentCode: {
    title: 'Pida un código de alta a un gerente',
    lead: 'Aquí hace falta el código de un gerente para configurar una aplicación de autenticación: así, una contraseña robada no configura nada por sí sola.',
    nobody:
      'Ningún otro gerente podría darle un código. La hoja del propietario abre el camino: úsela en la página de inicio de sesión del Portal de Oficina.',
    field: 'Código de alta',
    help: '8 letras y cifras que le da un gerente. Los espacios y guiones no importan.',
    go: 'Continuar',
    until:
      'Termine este paso antes de las {{time}}, o inicie sesión de nuevo; el código del gerente sigue sirviendo sus diez minutos.',
  },
  givenCode: {
    title: 'Código de alta para {{name}}',
    lead: 'Dígalo solo a esa persona. Sirve una vez, para el nombre de usuario {{username}}, después del nombre de usuario y la contraseña.',
    until: 'Sirve hasta las {{time}}. Uno nuevo lo anula.',
    putAway: 'Guardar el código',
  },
};
