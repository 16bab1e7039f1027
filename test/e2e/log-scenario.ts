import { expect, type Page } from '@playwright/test'
import { fillLog } from '../fill-log.ts'
import { expectAccessible } from './accessible.ts'
import { prestage } from './cli.ts'

export const LOGGED = 100_000
/** As the page draws them. */
const ROW_PIXELS = 44

/** A proof as a run stores it; what it says is not looked at. */
const PROOF = {
  mediaSha256: 'a'.repeat(64),
  mediaOrigin: 'not-proven',
  writtenBytes: 2 ** 30,
  readBackBytes: 2 ** 30,
  readBackSha256: 'b'.repeat(64),
  digestListSha256: 'c'.repeat(64),
  bytesInPlace: 0,
  cacheDropped: true,
  files: 4000,
  diskGuid: '5f0f3a52-0000-4000-8000-000000000001',
  volumeSerial: 'A1B2C3D4E5F60718',
  checksRun: ['plan', 'readback', 'prove'],
  checksNotRun: ['mp.answer'],
}

/** A station whose log holds the runs of some years. */
export async function fillData(data: string, runs = LOGGED): Promise<void> {
  const { database } = await about(data)
  fillLog(database, runs, PROOF)
}

async function about(data: string): Promise<{ database: string }> {
  await prestage(data, 'log', 'list')
  return { database: `${data}/prestage.sqlite` }
}

export async function openLog(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Log' }).click()
  await expect(page.getByText('100,000 runs')).toBeVisible()
  await expect(page.getByRole('row', { name: 'PF49999' })).toBeVisible()
}

/** Every row can be reached by keyboard, and only those in sight are drawn. */
export async function walkByKeyboard(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Runs' })
  await expect(grid).toHaveAttribute('aria-rowcount', String(LOGGED + 1))
  await grid.focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('row', { name: 'PF00000' })).toHaveAttribute('aria-rowindex', String(LOGGED + 1))
  await expect(grid).toHaveAttribute('aria-activedescendant', `run-row-${LOGGED - 1}`)
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('row', { name: 'PF49998' })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('1 device picked')).toBeVisible()
  await expect(page.getByRole('row', { name: 'PF49998' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Space')
  await expect(page.getByText('1 device picked')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'PF49998' }).getByText('2 runs of this device')).toBeVisible()
  await page.getByRole('group', { name: 'PF49998' }).getByRole('button', { name: 'Close' }).click()
}

/** While the log is flown through, nothing of it is drawn anew; what is in sight at the end is. */
export async function flyThrough(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Runs' })
  const drawnInFlight = await page.evaluate(`new Promise((resolve) => {
    const grid = document.querySelector('[role="grid"]')
    const drawn = new Set()
    let left = 40
    grid.scrollTop = 0
    requestAnimationFrame(function next() {
      if (left < 40) drawn.add(grid.ariaBusy + ' ' + [...grid.querySelectorAll('[id^="run-row-"]')].map(({ id }) => id).sort().join())
      grid.scrollTop += 20000
      left -= 1
      if (left > 0) requestAnimationFrame(next)
      else resolve([...drawn])
    })
  })`)
  expect(drawnInFlight).toEqual([expect.stringMatching(/^true (.*,)?run-row-0,/)])
  await expect(grid).toHaveAttribute('aria-busy', 'false')
  const first = Math.ceil((await grid.evaluate(({ scrollTop }) => scrollTop)) / ROW_PIXELS)
  const row = page.locator(`#run-row-${first}`)
  await expect(row).toBeInViewport()
  await expect(row).toContainText(`PF${String(LOGGED / 2 - 1 - (first % (LOGGED / 2))).padStart(5, '0')}`)
  await grid.press('Home')
}

/** A scanner types fast and ends with Enter: the device's story opens, and the next scan takes its place. */
export async function scanDevices(page: Page): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Search the log' })
  await page.getByRole('grid', { name: 'Runs' }).focus()
  await page.keyboard.press('Control+f')
  await expect(search).toBeFocused()
  for (const serial of ['PF00007', 'pf31415']) {
    await page.keyboard.type(serial)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: serial.toUpperCase() })).toBeVisible()
    await expect(page.getByText('2 runs', { exact: true })).toBeVisible()
  }
  await page.keyboard.type('PF999')
  await expect(page.getByText('No run matches.')).toBeVisible()
  await search.fill('')
  await expect(page.getByText('100,000 runs')).toBeVisible()
  await page.getByRole('group', { name: 'PF31415' }).getByRole('button', { name: 'Close' }).click()
}

export async function narrowAndOrder(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'State' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Failed' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Operator' }).click()
  await page.getByRole('option', { name: 'Chloé' }).click()
  await page.getByRole('combobox', { name: 'Failure' }).click()
  await page.getByRole('option', { name: 'target-read-only' }).click()
  await expect(page.getByText('1,190 runs')).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('2026-01-05')
  await page.getByLabel('To', { exact: true }).fill('2026-01-06')
  await expect(page.getByText(/^2[0-9] runs$/)).toBeVisible()
  const started = page.getByRole('columnheader', { name: 'Started' })
  await expect(started).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: 'Serial number' }).click()
  await expect(page.getByRole('columnheader', { name: 'Serial number' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(started).toHaveAttribute('aria-sort', 'none')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.getByText('100,000 runs')).toBeVisible()
  await page.getByText('Last run of each device only').click()
  await expect(page.getByText('50,000 runs')).toBeVisible()
  await page.getByText('Last run of each device only').click()
}

/** Labels for what is provisioned among what is picked, and why the others get none. */
export async function previewLabels(page: Page): Promise<void> {
  for (const serial of ['PF49996', 'PF49997', 'PF49999'])
    await page.getByRole('row', { name: serial }).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Labels' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: 'Label of PF49996' })).toBeVisible()
  await expect(dialog.getByRole('img')).toHaveCount(2)
  await expect(dialog.getByText('Provisioned, first boot not')).toBeVisible()
  await expect(dialog.getByText('1 device is left out.')).toBeVisible()
  await expectAccessible(page)
  const [small] = await Promise.all([dialog.getByRole('img').first().boundingBox()])
  await dialog.getByText('100 × 50 mm').click()
  await expect
    .poll(async () => (await dialog.getByRole('img').first().boundingBox())?.width)
    .toBeCloseTo(((small?.width ?? 0) * 100) / 62, 0)
}
