import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { textsOf } from '../../shared/contract/text/languages.ts'
import type { Bench, Disk } from '../oracle/boot-chain-bench.ts'
import { expectAccessible } from './accessible.ts'
import { serving } from './cli.ts'
import type { Face } from './face.ts'
import { inPage } from './security-scenario.ts'
import { openSilentPoint } from './silent-point.ts'
import type { StageCase } from './stage-cases.ts'

const TARGET = { button: 'Choose target…', field: 'Path of the target image', action: 'Open' }
const MEDIA = { button: 'Choose media to compare…', field: 'Path of the media to compare', action: 'Compare' }
/** Starts a rehearsed site that shows the fault, if any. */
function site(bench: Bench, fault?: string) {
  const faults = fault === undefined ? [] : ['--fault', fault]
  const file = path.join(bench.folder, 'sample/site.json')
  return serving(path.join(bench.folder, 'data'), 'mp', 'rehearse', '--port', '0', '--site', file, ...faults)
}

function passwordOf(bench: Bench): string {
  return readFileSync(path.join(bench.folder, 'sample/password.txt'), 'utf8').trim()
}

/** Begins the check of a disk from the view. */
async function begin(face: Face, bench: Bench, disk: Disk, point: string, media?: string): Promise<void> {
  const { page } = face
  await page.getByRole('tab', { name: 'First boot' }).click()
  await face.choose(disk.image, TARGET)
  if (media !== undefined) await face.choose(media, MEDIA)
  const form = page.getByRole('group', { name: 'Check of a target' })
  await form.getByLabel('Management point (optional)').fill(point)
  await form.getByLabel('Media password').fill(passwordOf(bench))
  await form.getByRole('button', { name: 'Check first boot' }).click()
}

/** Checks a disk, as far as its verdict. */
async function check(face: Face, bench: Bench, disk: Disk, point: string, media?: string): Promise<void> {
  await begin(face, bench, disk, point, media)
  const form = face.page.getByRole('group', { name: 'Check of a target' })
  await expect(form.getByRole('button', { name: 'Check first boot' })).toBeVisible()
}

/** A disk that was provisioned well: what is green, what is amber, what the user will be offered. */
export async function checkGoodDisk(face: Face, bench: Bench): Promise<void> {
  const { page } = face
  const disk = bench.copy()
  const point = await site(bench)
  try {
    await check(face, bench, disk, point.url)
    await expect(page.getByText('Ready', { exact: true })).toBeVisible()
    await expectStatus(page, 'firmware', 'warned', 'Warning')
    for (const stage of ['boot-manager', 'windows-pe', 'bootstrap', 'content', 'management-point'])
      await expectStatus(page, stage, 'passed', 'Success')
    const offered = page.getByRole('group', { name: 'What the user will be offered' })
    const names = await offered.getByRole('listitem').allInnerTexts()
    expect(names.length).toBeGreaterThan(0)
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')))
    await expect(page.locator('[data-step="boot.memory"]')).toContainText('not checked against a real site')
    await page.getByText(/^Transcript, \d+ lines$/).click()
    await expect(page.getByRole('list', { name: 'Lines of the transcript' })).toContainText('CCM_POST')
    await expectAccessible(page)
  } finally {
    await point.stop()
    disk.remove()
  }
}

/** One fault: the stage it shows in, its colour, its sentence, its remedy, its evidence, and what was not looked at after it. */
export async function checkBrokenDisk(face: Face, bench: Bench, one: StageCase): Promise<void> {
  const { page } = face
  const disk = bench.copy()
  one.change?.(disk)
  const point = await site(bench, one.fault)
  try {
    await check(face, bench, disk, point.url, one.withMedia === true ? bench.media : undefined)
    await expect(page.getByText('Not ready', { exact: true })).toBeVisible()
    await expectStatus(page, one.stage, 'failed', 'Danger')
    const step = page.locator(`[data-stage="${one.stage}"] [data-step="${one.step}"]`)
    await expect(step).toHaveAttribute('data-status', 'failed')
    const { sentence, remedy } = textsOf('en').problems[one.code]
    for (const text of [sentence, remedy]) await expect(step).toContainText(beforeFacts(text))
    await expect(step.getByText(one.evidence).first()).toBeVisible()
    if (one.unseen !== undefined) await expectStatus(page, one.unseen, 'not-run', undefined)
    await expectAccessible(page)
  } finally {
    await point.stop()
    disk.remove()
  }
}

/** The chain is drawn while it is gone through, and whoever waits for a silent server can stop. */
export async function stopCheck(face: Face, bench: Bench): Promise<void> {
  const { page } = face
  const disk = bench.copy()
  const point = await openSilentPoint()
  try {
    await begin(face, bench, disk, point.url)
    await expect(page.locator('[data-stage="management-point"]')).toHaveAttribute('data-status', 'running')
    await expectStatus(page, 'boot-manager', 'passed', 'Success')
    await expect(page.locator('[data-stage="task-sequences"]')).toHaveAttribute('data-status', 'waiting')
    await page.getByRole('button', { name: 'Stop the check' }).click()
    await expect(page.getByText(textsOf('en').problems.cancelled.sentence)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Check first boot' })).toBeVisible()
  } finally {
    point.close()
    disk.remove()
  }
}

/** A device that was provisioned without a network is asked for later, first in vain, from its media alone. */
export async function askLater({ page }: Face, bench: Bench): Promise<void> {
  await page.getByRole('tab', { name: 'First boot' }).click()
  const later = page.getByRole('group', { name: 'Ask later' })
  await expect(later.getByText('1 device waits for its management point.')).toBeVisible()
  const dead = await site(bench, 'no-port')
  const point = await site(bench)
  try {
    const ask = async (url: string) => {
      await later.getByLabel('Management point (optional)').fill(url)
      await later.getByLabel('Media password').fill(passwordOf(bench))
      await later.getByRole('button', { name: 'Ask now: B1' }).click()
    }
    await ask(dead.url)
    await expectStatus(page, 'management-point', 'failed', 'Danger')
    await expect(later.getByText('1 device waits for its management point.')).toBeVisible()
    await expectAccessible(page)
    await ask(point.url)
    await expect(page.getByText('Ready', { exact: true })).toBeVisible()
    await expectStatus(page, 'firmware', 'not-run', undefined)
    await expectStatus(page, 'management-point', 'passed', 'Success')
    await expect(later.getByText('0 devices wait for their management point.')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Shown' })).toHaveValue(/^later /)
  } finally {
    await dead.stop()
    await point.stop()
  }
}

/** The stage's state as an attribute, and its sign in the colour that stands for it. */
async function expectStatus(page: Page, stage: string, status: string, color: string | undefined): Promise<void> {
  const shown = page.locator(`[data-stage="${stage}"]`)
  await expect(shown).toHaveAttribute('data-status', status)
  if (color !== undefined)
    expect(await colorOf(page, stage)).toBe(await tokenOf(page, `--colorStatus${color}Foreground1`))
}

function colorOf(page: Page, stage: string): Promise<string> {
  return inPage(page, `getComputedStyle(document.querySelector('[data-stage="${stage}"] [data-mark]')).color`)
}

/** A colour of the theme, as the browser computes it. */
async function tokenOf(page: Page, name: string): Promise<string> {
  return inPage(
    page,
    `(() => {
      const probe = document.createElement('span')
      probe.style.color = 'var(${name})'
      document.querySelector('main').append(probe)
      const { color } = getComputedStyle(probe)
      probe.remove()
      return color
    })()`,
  )
}

/** The part of a text that stands before what is filled in. */
function beforeFacts(text: string): string {
  return text.split('{{').at(0) || (/\}\}([^{]+)/.exec(text)?.[1] ?? '')
}
