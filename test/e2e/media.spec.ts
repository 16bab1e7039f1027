import { mkdirSync } from 'node:fs'
import { test } from '@playwright/test'
import { mustRun } from '../oracle/program.ts'
import { missing } from '../oracle/tools.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { type MediaBench, makeMediaBench } from './media-bench.ts'
import { findDamage, importSet, importSigned, refuseBadMedia } from './media-scenario.ts'

let bench: MediaBench
let face: BrowserFace

test.skip(missing('openssl', 'wimlib-imagex'))

test.beforeAll(async () => {
  bench = await makeMediaBench()
  face = await openBrowser(bench.data)
})

test.afterAll(async () => {
  await face?.close()
  bench?.remove()
})

test('media are imported by their signed manifest once its signer is trusted', async () => {
  await importSigned(face, bench)
})

test('bad media are refused and leave nothing', async () => {
  await refuseBadMedia(face, bench)
})

test('a damaged copy is found, told and removed', async () => {
  await findDamage(face, bench)
})

test('a split set is imported whole', async () => {
  mkdirSync(bench.at('set'))
  mustRun('wimlib-imagex', ['split', bench.media, bench.at('set/set.swm'), '8'])
  await importSet(face, bench.at('set/set.swm'))
})
