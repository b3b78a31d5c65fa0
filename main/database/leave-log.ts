import Sqlite from 'better-sqlite3';

/** Leaves a closed store without a log beside it, now and when it is opened next: all there is of it is one file. */
export const leaveLog = (file: string): void => {
  const sqlite = new Sqlite(file, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = delete');
  } finally {
    sqlite.close();
  }
};
