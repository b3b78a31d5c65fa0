import { afterAll, beforeAll } from 'vitest';
import { type PreparedDesk, type PreparedSchool, prepareSchool } from './prepared-school';
import { RawStore } from './raw-store';

/** A school of four with a desk that is open for all tests of a file, and its store as SQLite has it: for looking at plans. */
export const plannedSchool = () => {
  let school: PreparedSchool;
  let open: PreparedDesk;
  let raw: RawStore;
  beforeAll(async () => {
    school = await prepareSchool({ twoFactor: true });
    open = await school.open();
    raw = new RawStore(open.desk.directory);
  });
  afterAll(async () => {
    raw.close();
    await open.remove();
    school.remove();
  });
  return {
    get open() {
      return open;
    },
    get raw() {
      return raw;
    },
  };
};
