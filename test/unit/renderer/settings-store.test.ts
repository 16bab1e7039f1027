import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Station } from '../../../electron/station/station.ts'
import { createSettingsStore } from '../../../renderer/settings/settings-store.ts'
import { stationIn, succeed, type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

const POINTS = ['https://mp1.example', 'https://mp2.example', 'https://mp3.example']

let folder: TemporaryFolder
let station: Station
beforeEach(async () => {
  folder = temporaryFolder()
  station = await stationIn(folder, succeed)
})
afterEach(async () => {
  await station.close()
  folder.remove()
})

test('a change that is made before the one before it is stored takes nothing of that back', async () => {
  const store = createSettingsStore(station.client('web'))
  await store.getState().read()
  await store.getState().change({ managementPoints: POINTS })
  const without = (address: string) =>
    store.getState().change(({ managementPoints }) => ({
      managementPoints: managementPoints.filter((each) => each !== address),
    }))
  await Promise.all(POINTS.slice(0, 2).map(without))
  expect(store.getState().view?.settings.managementPoints).toEqual(POINTS.slice(2))
})

test('a change that is refused is told and stops none after it', async () => {
  const store = createSettingsStore(station.client('web'))
  const refused = store.getState().change({ targetsAtOnce: 99 })
  const kept = store.getState().change({ operator: 'Ana' })
  await refused
  await kept
  expect(store.getState()).toMatchObject({
    view: { settings: { operator: 'Ana', targetsAtOnce: 8 } },
    problem: undefined,
  })
})
