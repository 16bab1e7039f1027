import type { Migration } from '../migrate.ts'

/** Locks of targets that somebody has broken: by whom, when and whose, with the run that they stood in the way of. */
export const brokenLocks: Migration = {
  version: 7,
  sql: `
CREATE TABLE broken_locks (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  run TEXT NOT NULL REFERENCES runs (id),
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  lock TEXT NOT NULL
) STRICT;
CREATE INDEX broken_locks_of_run ON broken_locks (run, number);

CREATE TRIGGER broken_locks_stay BEFORE UPDATE ON broken_locks
BEGIN SELECT RAISE(ABORT, 'a broken lock is never changed'); END;

CREATE TRIGGER broken_locks_kept BEFORE DELETE ON broken_locks
BEGIN SELECT RAISE(ABORT, 'a broken lock is never removed'); END;
`,
}
