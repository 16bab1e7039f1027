import { globSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { displayWrapper, findChromium, findElectron } from './test/machine.ts'
import { type Place, runNode, runPlaywright, runVitest } from './test/suites.ts'
import { NOTHING, one, sum, type Tally, unable } from './test/tally.ts'

/**
 * `npm test`: everything, in the order in which it is quickest to fail. The last line is `N passed, N failed`.
 * What this machine lacks is skipped with its reason; PRESTAGE_REQUIRE_ALL=1 makes that a failure.
 */
const ROOT = path.join(import.meta.dirname, '..')
const REQUIRE_ALL = process.env['PRESTAGE_REQUIRE_ALL'] === '1'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'prestage-test-'))
try {
  const place = { root: ROOT, scratch }
  const tallies = [
    suite('check', () => one(runNode(place, 'build/check/check.ts', []))),
    suite('unit', () => runVitest(place, 'test/unit')),
    suite('oracle', () => runVitest(place, 'test/oracle')),
    suite('end to end', () => endToEnd(place)),
  ]
  const { passed, failed, skipped, notes } = sum(tallies)
  console.log('')
  for (const { what, reason } of notes) console.log(`${what}: ${reason}`)
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function suite(name: string, run: () => Tally): Tally {
  console.log(`\n=== ${name}`)
  return run()
}

/**
 * The page in Chromium and the window in Electron (`window*.spec.ts`), both on what `npm run build` makes, then the
 * packaged program (`packaged*.spec.ts`).
 */
function endToEnd(place: Place): Tally {
  const specs = globSync('test/e2e/**/*.spec.ts', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'))
  const ofWindow = specs.filter((file) => path.posix.basename(file).startsWith('window'))
  const ofPackage = specs.filter((file) => path.posix.basename(file).startsWith('packaged'))
  const ofPage = specs.filter((file) => !ofWindow.includes(file) && !ofPackage.includes(file))

  const built = runNode(place, 'build/build.ts', [])
  if (!built) return one(false)
  return sum([
    one(true),
    ofPage.length > 0 ? page(place, ofPage) : NOTHING,
    ofWindow.length > 0 ? window(place, ofWindow) : NOTHING,
    ofPackage.length > 0 ? packaged(place, ofPackage) : NOTHING,
  ])
}

function page(place: Place, specs: readonly string[]): Tally {
  const chromium = findChromium()
  if (chromium === undefined) return unable('page in the browser', 'no Chromium is installed', REQUIRE_ALL)
  return runPlaywright(place, specs, { PRESTAGE_CHROMIUM: chromium })
}

function window(place: Place, specs: readonly string[]): Tally {
  const electron = findElectron(ROOT)
  if (electron === undefined) return unable('window', 'no Electron is here; PRESTAGE_ELECTRON names one', REQUIRE_ALL)
  const wrapper = displayWrapper()
  if (wrapper === undefined) return unable('window', 'there is no display and no xvfb-run', REQUIRE_ALL)
  return runPlaywright(place, specs, { PRESTAGE_ELECTRON: electron }, wrapper)
}

function packaged(place: Place, specs: readonly string[]): Tally {
  const electron = findElectron(ROOT)
  if (electron === undefined) return unable('package', 'no Electron is here to pack', REQUIRE_ALL)
  const wrapper = displayWrapper()
  if (wrapper === undefined) return unable('package', 'there is no display and no xvfb-run', REQUIRE_ALL)
  if (!runNode(place, 'build/package.ts', ['--electron-dist', path.dirname(electron)])) return one(false)
  return sum([one(true), runPlaywright(place, specs, {}, wrapper)])
}
