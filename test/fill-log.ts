import Sqlite from 'better-sqlite3'
import { isProven, type RunState } from '../shared/contract/run-state.ts'

const STATES: readonly RunState[] = [
  'provisioned',
  'provisioned',
  'provisioned-unchecked',
  'applied',
  'failed',
  'cancelled',
  'interrupted',
]
const CODES = ['target-too-small', 'target-not-formatted', 'target-read-only']
const OPERATORS = ['Anna', 'Björn', 'Chloé', 'Daan']
const BEGIN = Date.UTC(2026, 0, 1)
const APART_MS = 90_000
const STATION = 'BENCH-1'

/**
 * Fills the log of a station that has been opened and closed with runs of a depot: each device twice, the newest last.
 * Row `n` has the serial number `PF` and n modulo half their number, in five digits.
 */
export function fillLog(file: string, runs: number, proof: object): void {
  const database = new Sqlite(file)
  const insert = {
    station: database.prepare('INSERT OR IGNORE INTO stations VALUES (?, ?)'),
    target: database.prepare('INSERT OR IGNORE INTO targets VALUES (?, ?)'),
    device: database.prepare('INSERT OR IGNORE INTO devices VALUES (?, ?)'),
    run: database.prepare(
      `INSERT INTO runs (id, job, station, operator, mode, media_path, target, serial, state, started_at, owner)
       VALUES (?, ?, ?, ?, 'provision', ?, ?, ?, 'planned', ?, '{}')`,
    ),
    proof: database.prepare('INSERT INTO proofs VALUES (?, ?, ?)'),
    end: database.prepare('UPDATE runs SET state = ?, ended_at = ?, problem = ?, media_sha256 = ? WHERE id = ?'),
  }
  const fill = database.transaction(() => {
    insert.station.run(STATION, timeOf(0))
    for (let run = 0; run < runs; run++) {
      const id = idOf(run)
      const serial = `PF${String(run % Math.ceil(runs / 2)).padStart(5, '0')}`
      const target = `/images/bay-${run % 8}/${serial}.vhdx`
      const state = STATES[run % STATES.length] ?? 'failed'
      const code = CODES[run % CODES.length] ?? ''
      const ended = timeOf(run, 45_000)
      insert.target.run(target, timeOf(run))
      insert.device.run(serial, timeOf(run))
      insert.run.run(id, id, STATION, OPERATORS[run % 4], `/media/win11-${run % 3}.wim`, target, serial, timeOf(run))
      if (isProven(state)) insert.proof.run(id, ended, JSON.stringify(proof))
      const problem = state === 'failed' ? JSON.stringify({ code, facts: {} }) : null
      insert.end.run(state, ended, problem, isProven(state) ? 'a'.repeat(64) : '', id)
    }
  })
  fill()
  database.close()
}

function idOf(run: number): string {
  return `${run.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
}

function timeOf(run: number, later = 0): string {
  return new Date(BEGIN + run * APART_MS + later).toISOString()
}
