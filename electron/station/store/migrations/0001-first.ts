import type { Migration } from '../migrate.ts'

/** Guards in the database itself: a proven state needs a stored proof, an ended run stays ended, a proof stays as it is. */
export const first: Migration = {
  version: 1,
  sql: `
CREATE TABLE stations (
  name TEXT PRIMARY KEY,
  first_seen TEXT NOT NULL
) STRICT;

CREATE TABLE media (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  verified_at TEXT NOT NULL,
  verdict TEXT NOT NULL
) STRICT;

CREATE TABLE targets (
  path TEXT PRIMARY KEY,
  first_seen TEXT NOT NULL
) STRICT;

CREATE TABLE devices (
  serial TEXT PRIMARY KEY,
  first_seen TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  job TEXT NOT NULL,
  station TEXT NOT NULL REFERENCES stations (name),
  operator TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('provision', 'apply')),
  media_path TEXT NOT NULL,
  media_sha256 TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL REFERENCES targets (path),
  serial TEXT REFERENCES devices (serial),
  state TEXT NOT NULL CHECK (state IN (
    'planned', 'verifying', 'writing', 'making-bootable', 'reading-back', 'checking',
    'provisioned', 'provisioned-unchecked', 'applied', 'failed', 'cancelled', 'interrupted')),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  problem TEXT,
  task_sequences TEXT NOT NULL DEFAULT '[]',
  owner TEXT NOT NULL
) STRICT;
CREATE INDEX runs_by_start ON runs (started_at);
CREATE INDEX runs_open ON runs (state) WHERE ended_at IS NULL;

CREATE TABLE states (
  run TEXT NOT NULL REFERENCES runs (id),
  state TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX states_by_run ON states (run);

CREATE TABLE steps (
  number INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id),
  step TEXT NOT NULL,
  status TEXT NOT NULL,
  basis TEXT NOT NULL,
  evidence TEXT NOT NULL,
  problem TEXT,
  at TEXT NOT NULL,
  UNIQUE (run, step)
) STRICT;

CREATE TABLE proofs (
  run TEXT PRIMARY KEY REFERENCES runs (id),
  at TEXT NOT NULL,
  proof TEXT NOT NULL
) STRICT;

CREATE TRIGGER run_begins_planned BEFORE INSERT ON runs
WHEN NEW.state <> 'planned'
BEGIN SELECT RAISE(ABORT, 'a run begins as planned'); END;

CREATE TRIGGER proven_needs_proof BEFORE UPDATE OF state ON runs
WHEN NEW.state IN ('provisioned', 'provisioned-unchecked', 'applied')
  AND NOT EXISTS (SELECT 1 FROM proofs WHERE run = NEW.id)
BEGIN SELECT RAISE(ABORT, 'no proof is stored'); END;

CREATE TRIGGER ended_stays BEFORE UPDATE OF state ON runs
WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the run has ended'); END;

CREATE TRIGGER proof_of_open_run BEFORE INSERT ON proofs
WHEN (SELECT ended_at FROM runs WHERE id = NEW.run) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the run has ended'); END;

CREATE TRIGGER proof_stays BEFORE UPDATE ON proofs
BEGIN SELECT RAISE(ABORT, 'a proof is never changed'); END;

CREATE TRIGGER proof_kept BEFORE DELETE ON proofs
BEGIN SELECT RAISE(ABORT, 'a proof is never removed'); END;
`,
}
