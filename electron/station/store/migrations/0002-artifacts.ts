import type { Migration } from '../migrate.ts'

/**
 * What a run leaves besides its events, deflated: its journal while the run can be resumed, its digest list for good.
 * `resumes` names the interrupted run that a run goes on with; `asked` is what else its job was asked for, as JSON.
 */
export const artifacts: Migration = {
  version: 2,
  sql: `
CREATE TABLE run_artifacts (
  run TEXT NOT NULL REFERENCES runs (id),
  kind TEXT NOT NULL CHECK (kind IN ('journal', 'digests')),
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (run, kind)
) STRICT;

ALTER TABLE runs ADD COLUMN resumes TEXT REFERENCES runs (id);
ALTER TABLE runs ADD COLUMN asked TEXT NOT NULL DEFAULT '{}';
CREATE INDEX runs_by_target ON runs (target, started_at);

CREATE TRIGGER artifact_of_open_run BEFORE INSERT ON run_artifacts
WHEN (SELECT ended_at FROM runs WHERE id = NEW.run) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the run has ended'); END;

CREATE TRIGGER digests_stay BEFORE UPDATE ON run_artifacts
WHEN OLD.kind = 'digests'
BEGIN SELECT RAISE(ABORT, 'a digest list is never changed'); END;

CREATE TRIGGER digests_kept BEFORE DELETE ON run_artifacts
WHEN OLD.kind = 'digests' AND EXISTS (SELECT 1 FROM proofs WHERE run = OLD.run)
BEGIN SELECT RAISE(ABORT, 'a digest list is never removed'); END;
`,
}
