import type { Migration } from '../migrate.ts'

/** Lets a run leave the transcript of its first-boot check, which stays as it is; SQLite changes a check by a new table. */
export const transcripts: Migration = {
  version: 3,
  sql: `
CREATE TABLE new_artifacts (
  run TEXT NOT NULL REFERENCES runs (id),
  kind TEXT NOT NULL CHECK (kind IN ('journal', 'digests', 'transcript')),
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (run, kind)
) STRICT;
INSERT INTO new_artifacts SELECT run, kind, sha256, size, bytes FROM run_artifacts;
DROP TRIGGER artifact_of_open_run;
DROP TRIGGER digests_stay;
DROP TRIGGER digests_kept;
DROP TABLE run_artifacts;
ALTER TABLE new_artifacts RENAME TO run_artifacts;

CREATE TRIGGER artifact_of_open_run BEFORE INSERT ON run_artifacts
WHEN (SELECT ended_at FROM runs WHERE id = NEW.run) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the run has ended'); END;

CREATE TRIGGER artifacts_stay BEFORE UPDATE ON run_artifacts
WHEN OLD.kind IN ('digests', 'transcript')
BEGIN SELECT RAISE(ABORT, 'a digest list or transcript is never changed'); END;

CREATE TRIGGER artifacts_kept BEFORE DELETE ON run_artifacts
WHEN OLD.kind IN ('digests', 'transcript') AND EXISTS (SELECT 1 FROM proofs WHERE run = OLD.run)
BEGIN SELECT RAISE(ABORT, 'a digest list or transcript is never removed'); END;
`,
}
