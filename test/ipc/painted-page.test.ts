import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StaffOptions } from '../../shared/staff-options';
import { foundSchool, type School } from '../support/school';
import { stageOf, valueOf } from '../support/test-desk';

describe('the sign-in page that the next start paints', () => {
  let school: School;
  beforeEach(async () => {
    school = await foundSchool();
  });
  afterEach(() => school.desk.remove());

  const change = async (changed: Partial<StaffOptions>): Promise<void> => {
    const { version, options } = valueOf(await school.office.options.read());
    valueOf(await school.office.options.save({ version, options: { ...options, ...changed } }));
  };

  /** Signs the manager out and reads both portals' sign-in pages. */
  const painted = async () => {
    const { desk, office } = school;
    valueOf(await office.session.signOut());
    await stageOf(office, 'signed-out');
    await stageOf(desk.window('staff'), 'signed-out');
    return Object.fromEntries(desk.desktop.signInPages);
  };

  test('shows the school’s texts of each portal, once a window has shown them', async () => {
    await change({ contactLine: 'Ask Maria', requireTwoFactor: { office: false, staff: true } });
    expect(Object.fromEntries(school.desk.desktop.signInPages)).toEqual({});
    const texts = { schoolName: 'Northside Gymnastics', contactLine: 'Ask Maria' };
    expect(await painted()).toEqual({
      office: { ...texts, codeRequired: false },
      staff: { ...texts, codeRequired: true },
    });
  });

  test('is not painted where it names a date', async () => {
    const now = school.desk.clock.now();
    await change({
      requireTwoFactor: { office: false, staff: true },
      requiredFrom: { office: 0, staff: now + 7 * 86_400_000 },
    });
    expect(await painted()).toMatchObject({ office: { codeRequired: false }, staff: null });
  });

  test('is not painted while the clock is behind', async () => {
    expect((await painted())['office']).not.toBeNull();
    school.desk.clock.turn(-86_400_000);
    await stageOf(school.office, 'signed-out');
    expect(school.desk.desktop.signInPages.get('office')).toBeNull();
  });
});

test('a right-to-left name is isolated in a sentence, so the page is not painted', async () => {
  const school = await foundSchool(undefined, 'נבחרת הצפון');
  valueOf(await school.office.session.signOut());
  await stageOf(school.office, 'signed-out');
  expect(school.desk.desktop.signInPages.get('office')).toBeNull();
  await school.desk.remove();
});
