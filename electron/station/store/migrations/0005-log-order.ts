import type { Migration } from '../migrate.ts'

/**
 * An index for every order and filter of the log: a row's number, which every index ends with, is its last term.
 * Serial numbers are compared without regard to the case of their letters.
 */
export const logOrder: Migration = {
  version: 5,
  sql: `
CREATE INDEX runs_by_serial ON runs (serial COLLATE NOCASE, started_at);
CREATE INDEX runs_by_state ON runs (state, started_at);
CREATE INDEX runs_by_operator ON runs (operator, started_at);
CREATE INDEX runs_by_station ON runs (station, started_at);
CREATE INDEX runs_by_media ON runs (media_path, started_at);
CREATE INDEX runs_by_code ON runs (json_extract(problem, '$.code'), started_at) WHERE problem IS NOT NULL;
`,
}
