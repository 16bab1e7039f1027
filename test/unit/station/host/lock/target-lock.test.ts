import { spawn } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placeLock } from '../../../../../electron/station/host/lock/lock-file.ts'
import { thisProcess } from '../../../../../electron/station/host/lock/process-identity.ts'
import { lockTarget, releaseTarget } from '../../../../../electron/station/host/lock/target-lock.ts'
import { isFault } from '../../../../../shared/bytes/fault.ts'
import { evidence } from '../../../../../shared/contract/evidence.ts'
import { phrase } from '../../../../../shared/phrase/phrase.ts'
import { type TemporaryFolder, temporaryFolder } from '../../temporary-station.ts'

const MODULE = new URL('../../../../../electron/station/host/lock/target-lock.ts', import.meta.url).href
const TIME = '2026-01-02T03:04:05.000Z'
/** A number that Linux gives to no process (proc(5): pid_max is at most 4,194,304). */
const NO_PROCESS = 4_194_305
let folder: TemporaryFolder
let target: string
let lockFile: string

beforeEach(() => {
  folder = temporaryFolder()
  target = folder.at('target.img')
  lockFile = `${target}.prestage-lock`
  writeFileSync(target, 'disk')
})

afterEach(() => folder.remove())

function faultOf(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (isFault(error)) return { code: error.code, facts: error.facts }
    throw error
  }
  return 'held'
}

const leaveLock = (owner: object) =>
  writeFileSync(lockFile, JSON.stringify({ ...thisProcess(), run: 'left', time: TIME, ...owner }))

test('a held target is refused with its run, computer and time, and free again when it is let go', () => {
  const lock = lockTarget(target, 'r1', false)
  const { time } = JSON.parse(readFileSync(lockFile, 'utf8'))
  expect(faultOf(() => lockTarget(target, 'r2', false))).toEqual({
    code: 'target-in-use',
    facts: { path: target, owner: phrase('lock-holder', { run: 'r1', host: hostname(), since: time }) },
  })
  lock.release()
  expect(readdirSync(folder.folder)).toEqual(['target.img'])
  lockTarget(target, 'r2', false).release()
})

test('a symbolic link and a hard link in another folder are the same target', () => {
  mkdirSync(folder.at('elsewhere'))
  symlinkSync(target, folder.at('elsewhere/symbolic'))
  linkSync(target, folder.at('elsewhere/hard'))
  const lock = lockTarget(target, 'r1', false)
  for (const name of ['symbolic', 'hard'])
    expect(faultOf(() => lockTarget(folder.at(`elsewhere/${name}`), 'r2', false))).toMatchObject({
      code: 'target-in-use',
    })
  lock.release()
})

test.each([
  ['a dead process', { pid: NO_PROCESS }],
  ['a process whose number another one has now', { started: '1' }],
  ['a process of an earlier boot', { boot: 'earlier' }],
])('the lock of %s is taken over, and the record says so', (_, owner) => {
  leaveLock(owner)
  const lock = lockTarget(target, 'r1', false)
  expect(lock.evidence).toEqual([evidence('lock-left', { run: 'left', host: hostname(), since: TIME })])
  lock.release()
  expect(existsSync(lockFile)).toBe(false)
})

test.each([
  ['another name', { host: 'other' }, { host: 'other', since: TIME, run: 'left' }],
  ['the same name', { machine: 'another' }, { host: hostname(), since: TIME, run: 'left' }],
])('the lock of a computer of %s is explained, and broken on request alone', (_, owner, facts) => {
  leaveLock(owner)
  const refused = { code: 'target-locked', facts: { path: target, lock: lockFile, ...facts } }
  expect(faultOf(() => lockTarget(target, 'r1', false))).toEqual(refused)
  expect(faultOf(() => lockTarget(target, 'r1', false))).toEqual(refused)
  const lock = lockTarget(target, 'r1', true)
  expect(lock.evidence).toEqual([evidence('lock-broken', { run: 'left', host: facts.host, since: TIME })])
  lock.release()
})

test.each(['1970-01-01T00:00:00.000Z', '2099-12-31T23:59:59.999Z'])(
  'a clock of another computer that says %s makes its lock neither older nor younger',
  (time) => {
    leaveLock({ host: 'other', time })
    expect(faultOf(() => lockTarget(target, 'r1', false))).toMatchObject({
      code: 'target-locked',
      facts: { since: time },
    })
    leaveLock({ time })
    expect(faultOf(() => lockTarget(target, 'r1', false))).toMatchObject({ code: 'target-in-use' })
  },
)

test('a lock is held whose placing a share has answered as if another had been there before', () => {
  expect(placeLock(lockFile, 'own')).toBe(true)
  expect(placeLock(lockFile, 'own')).toBe(true)
  expect(placeLock(lockFile, 'another')).toBe(false)
  expect(readFileSync(lockFile, 'utf8')).toBe('own')
})

test('a lock that cannot be read is nobody’s to take, but can be broken', () => {
  writeFileSync(lockFile, '{"run":')
  expect(faultOf(() => lockTarget(target, 'r1', false))).toMatchObject({ code: 'target-locked', facts: { host: '?' } })
  const lock = lockTarget(target, 'r1', true)
  expect(lock.evidence).toEqual([evidence('lock-unreadable-broken')])
  lock.release()
})

test('a lock that another has put in its place is not removed', () => {
  const lock = lockTarget(target, 'r1', false)
  leaveLock({ host: 'other' })
  lock.release()
  expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ host: 'other' })
})

test('what a dead thread’s run holds can be let go by its run', () => {
  lockTarget(target, 'r1', false)
  releaseTarget(target, 'another')
  expect(faultOf(() => lockTarget(target, 'r2', false))).toMatchObject({ code: 'target-in-use' })
  releaseTarget(target, 'r1')
  lockTarget(target, 'r2', false).release()
})

test('a target that is not there cannot be locked', () => {
  expect(faultOf(() => lockTarget(folder.at('none'), 'r1', false))).toEqual({
    code: 'target-not-found',
    facts: { path: folder.at('none') },
  })
})

test('of many processes that find a stale lock, one alone gets the target', async () => {
  leaveLock({ pid: NO_PROCESS })
  const code = `
    import { lockTarget } from ${JSON.stringify(MODULE)}
    try {
      lockTarget(process.argv[1], 'racer', false)
      console.log('held')
    } catch (error) {
      console.log(error.code)
    }
    process.stdin.resume().once('end', () => process.exit())`
  const racers = Array.from({ length: 6 }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code, target], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const said = new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text).trim())))
    return { child, said }
  })
  const said = await Promise.all(racers.map((racer) => racer.said))
  for (const { child } of racers) child.stdin.end()
  expect(said.toSorted()).toEqual(['held', ...Array.from({ length: 5 }, () => 'target-in-use')])
})
