import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sealOf } from '../../../build/package/seal.ts'
import { placeStation, withoutNodeSettings } from '../../../electron/main/station-place.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'prestage-place-'))
  vi.stubEnv('PRESTAGE_NODE', '/somewhere/node')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(root, { recursive: true, force: true })
})

test('in the sources, the environment may name the Node of the station', async () => {
  const place = await placeStation(path.join(root, 'out'), root)
  expect(place).toMatchObject({ script: path.join(root, 'out', 'cli', 'station.js'), node: '/somewhere/node' })
})

test('a package runs its own sealed files and hears nothing of PRESTAGE_NODE', async () => {
  const out = await pack()
  const place = await placeStation(out, root)
  expect(place?.script).toBe(path.join(root, 'cli', 'out', 'cli', 'station.js'))
  expect(place?.node).toBeUndefined()
  expect(place?.environment['PRESTAGE_NODE']).toBeUndefined()
})

test('a package whose files were changed has no station', async () => {
  const out = await pack()
  await writeFile(path.join(root, 'cli', 'out', 'cli', 'station.js'), 'changed')
  expect(await placeStation(out, root)).toBeUndefined()
})

test('a package without a seal has no station', async () => {
  const out = await pack()
  await rm(path.join(out, 'main', 'seal.json'))
  expect(await placeStation(out, root)).toBeUndefined()
})

test('nothing in the environment can make Node load other code or trust other certificates', () => {
  const left = withoutNodeSettings({
    PATH: '/bin',
    PRESTAGE_DATA: '/data',
    NODE_OPTIONS: '--require /x.js',
    NODE_PATH: '/x',
    NODE_EXTRA_CA_CERTS: '/x.pem',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    OPENSSL_CONF: '/x.cnf',
    SSL_CERT_FILE: '/x.pem',
    PRESTAGE_NODE: '/x/node',
  })
  expect(left).toEqual({ PATH: '/bin', PRESTAGE_DATA: '/data' })
})

/** Lays out a package; its main's folder, as a path inside the archive would read. */
async function pack(): Promise<string> {
  const out = path.join(root, 'app.asar', 'out')
  await mkdir(path.join(root, 'cli', 'out', 'cli'), { recursive: true })
  await writeFile(path.join(root, 'cli', 'out', 'cli', 'station.js'), 'export {}\n')
  await mkdir(path.join(out, 'main'), { recursive: true })
  await writeFile(path.join(out, 'main', 'seal.json'), JSON.stringify(sealOf(path.join(root, 'cli'))))
  return out
}
