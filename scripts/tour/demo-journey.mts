import type { Tour } from './steps.mts';
import { field, follow, heading, press, signedIn, Visitor } from './visitor.mts';

/** The demo school, and the second language. */
export async function showDemo({ album }: Pick<Tour, 'album'>): Promise<void> {
  album.begin('14. A school to try, and Spanish');
  const guest = new Visitor('--demo');
  try {
    const office = await guest.start('office');
    const offered = office.getByRole('region', { name: 'Who you can be' });
    await offered.waitFor();
    await album.take(
      office,
      'demo-sign-in',
      '`latchkey --demo` opens a school that is made up, says who one can be there, and is gone when it closes.',
    );
    const password = (await offered.getByRole('definition').last().textContent()) ?? '';
    await press(office, 'Español');
    await heading(office, 'Portal de Oficina');
    await field(office, 'Nombre de usuario').fill('ana');
    await field(office, 'Contraseña').fill(password);
    await album.take(
      office,
      'sign-in-spanish',
      'Español at the foot of the page: the desk speaks Spanish from then on.',
    );
    await press(office, 'Iniciar sesión');
    await signedIn(office, 'Ana Beltrán');
    await office.getByRole('img', { name: /^Gráfico de los últimos 30 días/ }).waitFor();
    await album.take(
      office,
      'demo-home-spanish',
      'A month of a school in the Overview, in Spanish; every window and every sheet says that it is a demonstration.',
    );
    await follow(office, 'Personal');
    await office.getByRole('table', { name: 'Personal', exact: true }).waitFor();
    await album.take(
      office,
      'demo-staff-spanish',
      'Its staff: somebody locked out, somebody halfway set up.',
    );
  } finally {
    await guest.leave();
  }
}
