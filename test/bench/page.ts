import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT } from '../e2e/cli.ts'
import type { Face } from '../e2e/face.ts'
import { fillData, LOGGED, openLog } from '../e2e/log-scenario.ts'
import { makeMaterial } from '../e2e/material.ts'
import { facesHere, type OpenFace } from './faces-here.ts'
import { type Frames, framesDuring } from './frames.ts'
import { median } from './measure.ts'
import { provisionMany } from './page-run.ts'
import { machineLine } from './report.ts'

const MOST_FRAME_MS = 16
const STARTS = 5

/** Frames of the page during a run of many targets and while its log is scrolled, and how long it takes to be usable. */
export async function benchPage(targets: number): Promise<void> {
  const faces = facesHere()
  if (faces.length === 0) {
    console.log('\nThe page: not measured, for want of Chromium and of an Electron with a display.')
    return
  }
  execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
  const rows: string[] = []
  const starts: string[] = []
  for (const { name, open } of faces) {
    console.error(`${name}: ${STARTS} starts …`)
    const seconds = await startsOf(open)
    starts.push(`| ${name} | ${seconds[0]?.toFixed(2)} | ${median(seconds.slice(1)).toFixed(2)} |`)
    console.error(`${name}: log of ${LOGGED} runs …`)
    rows.push(...(await scrolled(name, open)))
    console.error(`${name}: ${targets} targets …`)
    rows.push(rowOf(`${name}: run of ${targets} targets`, await ran(open, targets)))
  }
  console.log(`\n${machineLine()}\n`)
  console.log(
    '| page | frames | work of the main thread a frame, ms: median, 95% | bar | | frames apart, ms: median, 95% | tasks over 50 ms |',
  )
  console.log('|---|---|---|---|---|---|---|')
  for (const row of rows) console.log(row)
  console.log('\n| cold start to usable | first, s | others, median, s |\n|---|---|---|')
  for (const start of starts) console.log(start)
  console.log(`
work: all tasks of the page's main thread (script, style, layout, paint) from one frame's begin to the next, in its processor
  time, from Chromium's trace; without a graphics card pixels are drawn by other threads, which is not in it.
frames apart: by requestAnimationFrame; the machine's load is in it, and without a screen Chromium draws at most 60 a second.
start: from the start of the program (in a browser: of prestage serve, the browser being open) until the button for media
  can be pressed; each with a data folder of its own.`)
}

async function startsOf(open: OpenFace['open']): Promise<number[]> {
  const seconds: number[] = []
  for (let start = 0; start < STARTS; start++) {
    await inFolder(async (data) => {
      const begin = performance.now()
      const { face, close } = await open(data)
      await face.page.getByRole('tab', { name: 'Log' }).waitFor()
      seconds.push((performance.now() - begin) / 1000)
      await close()
    })
  }
  return seconds
}

/** Eight rows a frame, and leaps to where nothing has been read yet. */
async function scrolled(name: string, open: OpenFace['open']): Promise<string[]> {
  const rows: string[] = []
  await inFolder(async (data) => {
    await fillData(data)
    const { face, close } = await open(data)
    await openLog(face.page)
    for (const [how, pixels, frames] of [
      ['steadily', 288, 400],
      ['in leaps', 20_000, 150],
    ] as const) {
      const seen = await framesDuring(face.page, () => scroll(face, pixels, frames))
      rows.push(rowOf(`${name}: ${LOGGED} runs scrolled ${how}`, seen))
    }
    await close()
  })
  return rows
}

async function scroll({ page }: Face, pixels: number, frames: number): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const grid = document.querySelector('[role="grid"]')
    let left = ${frames}
    requestAnimationFrame(function next() {
      grid.scrollTop += ${pixels}
      left -= 1
      if (left > 0) requestAnimationFrame(next)
      else resolve(undefined)
    })
  })`)
}

async function ran(open: OpenFace['open'], targets: number): Promise<Frames> {
  const material = await makeMaterial()
  try {
    const { face, close } = await open(material.data)
    const seen = await provisionMany(face, material, targets, (work) => framesDuring(face.page, work))
    await close()
    return seen
  } finally {
    await material.remove()
  }
}

function rowOf(what: string, { apart, work, longTasks }: Frames): string {
  const [middle, most] = [median(work), percentile(work, 0.95)]
  const verdict = most < MOST_FRAME_MS ? 'reached' : 'missed'
  const cells = [
    what,
    work.length,
    `${middle.toFixed(1)}, ${most.toFixed(1)}`,
    MOST_FRAME_MS,
    verdict,
    `${median(apart).toFixed(1)}, ${percentile(apart, 0.95).toFixed(1)}`,
    longTasks,
  ]
  return `| ${cells.join(' | ')} |`
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'prestage-page-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
