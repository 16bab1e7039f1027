import type { Migration } from '../migrate.ts'

/** Conversations with the management point that were held after a run had ended; they add to its record and change nothing. */
export const laterChecks: Migration = {
  version: 4,
  sql: `
CREATE TABLE later_checks (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  run TEXT NOT NULL REFERENCES runs (id),
  at TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('ready', 'not-ready')),
  report TEXT NOT NULL
) STRICT;
CREATE INDEX later_checks_of_run ON later_checks (run, number);

CREATE TRIGGER later_checks_stay BEFORE UPDATE ON later_checks
BEGIN SELECT RAISE(ABORT, 'a check is never changed'); END;

CREATE TRIGGER later_checks_kept BEFORE DELETE ON later_checks
BEGIN SELECT RAISE(ABORT, 'a check is never removed'); END;

CREATE TRIGGER later_check_of_provisioned_run BEFORE INSERT ON later_checks
WHEN (SELECT state FROM runs WHERE id = NEW.run) NOT IN ('provisioned', 'provisioned-unchecked')
BEGIN SELECT RAISE(ABORT, 'the run is not provisioned'); END;
`,
}
