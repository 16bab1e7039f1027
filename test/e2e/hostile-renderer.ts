import { readdir } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { isErrorCode } from '../../shared/contract/errors.ts'
import { hostileCalls } from './hostile-inputs.ts'

/**
 * Procedures that may answer a hostile input with anything but a refusal, and why that gives nothing away. A procedure
 * that is not here and answers otherwise fails the test, until somebody has thought about it.
 */
const MAY_ANSWER: Readonly<Record<string, string>> = {
  'media/list': 'takes no input',
  'media/remove': 'an id that no media have removes nothing',
  'media/librarySize': 'takes no input',
  'media/verifyAgain': 'the refusal comes as the first event',
  'run/interrupted': 'takes no input',
  'run/cancel': 'an id that no job has cancels nothing',
  'run/moveUp': 'an id that no job has moves nothing',
  'run/jobs': 'takes no input',
  'run/watchJobs': 'takes no input',
  'run/watchAll': 'takes no input',
  'trust/list': 'takes no input',
  'firstBoot/waiting': 'takes no input',
  'log/list': 'a search for anything',
  'log/page': 'a search for anything',
  'log/choices': 'takes no input',
  'log/device': 'a serial number that no run has',
  'log/report': 'a report of all runs',
  'settings/read': 'takes no input',
  'settings/change': 'any text is a name',
  'station/about': 'takes no input',
  'station/identify': 'any text may be scanned',
  'station/thirdParties': 'takes no input',
}

/** Besides, on one face alone. */
const FACE_MAY_ANSWER: Readonly<Record<Ask, Readonly<Record<string, string>>>> = {
  window: {},
  browser: { 'files/name': 'whoever sits at a browser types paths; a token by itself reads nothing' },
}

/** For the answer to one call among twenty. */
const LATE_MS = 120_000

/** Page script: `ask(text)` sends text as it is and resolves with the answer to the call of that number. */
type Ask = 'window' | 'browser'

const CONNECT: Readonly<Record<Ask, string>> = {
  window: `new Promise((resolve) => {
    window.addEventListener('message', ({ ports: [port] }) => {
      port.onmessage = ({ data }) => hear(data)
      resolve((text) => port.postMessage(text))
    }, { once: true })
    window.prestage.connectStation()
  })`,
  // The address opens one socket, which the page holds: hostile script has to be there before it.
  browser: `(() => {
    const socket = window.stationSocket
    socket.addEventListener('message', ({ data }) => hear(data))
    return (text) => socket.send(text)
  })()`,
}

/** Page script, to be run before the page's own: keeps the socket to the station in sight. */
export const KEEP_SOCKET = `window.WebSocket = class extends WebSocket {
  constructor(...words) {
    super(...words)
    window.stationSocket = this
  }
}`

/** Asserts that every procedure, whatever it is given, refuses by the catalogue or answers harmlessly; returns the number of calls. */
export async function expectTypedRefusals(page: Page, face: Ask, folders: readonly string[]): Promise<number> {
  const before = await Promise.all(folders.map((folder) => readdir(folder)))
  const calls = hostileCalls()
  const answers = await answersOf(
    page,
    face,
    calls.map(({ procedure, input }, index) => `{"i":"h${index}","p":{"u":"/${procedure}","b":{"json":${input}}}}`),
  )
  const wrong = calls.flatMap(({ procedure, input }, index) => {
    const answer = answers[index] ?? ''
    return isHarmless(face, procedure, answer) ? [] : [`${procedure} ${input.slice(0, 200)}: ${answer.slice(0, 300)}`]
  })
  expect(wrong).toEqual([])
  expect(await Promise.all(folders.map((folder) => readdir(folder)))).toEqual(before)
  return calls.length
}

function isHarmless(face: Ask, procedure: string, answer: string): boolean {
  const { p } = JSON.parse(answer === '' ? '{"p":{"s":0}}' : answer) as {
    p: { s?: number; b?: { json?: { code?: string; data?: { code?: string } } } }
  }
  if (p.s === undefined) return Object.hasOwn({ ...MAY_ANSWER, ...FACE_MAY_ANSWER[face] }, procedure)
  const { code, data } = p.b?.json ?? {}
  return p.s === 422 && code === 'PROBLEM' && isErrorCode(data?.code ?? '') && data?.code !== 'internal'
}

/** Sends each text and waits for what answers it, 20 at a time; '' for one that is never answered. */
export async function answersOf(page: Page, face: Ask, texts: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(`(async () => {
    const texts = ${JSON.stringify(texts)}
    const waiting = new Map()
    const hear = async (data) => {
      const text = typeof data === 'string' ? data : await new Response(data).text()
      const id = /^\\{"i":"(h\\d+)"/.exec(text)?.[1]
      waiting.get(id)?.(text)
    }
    const send = await ${CONNECT[face]}
    const answers = []
    const one = (index) => new Promise((resolve) => {
      const id = 'h' + index
      const late = setTimeout(() => resolve(''), ${LATE_MS})
      waiting.set(id, (text) => { clearTimeout(late); waiting.delete(id); send('{"i":"' + id + '","t":4}'); resolve(text) })
      send(texts[index])
    })
    let next = 0
    await Promise.all(Array.from({ length: 20 }, async () => {
      for (let index = next++; index < texts.length; index = next++) answers[index] = await one(index)
    }))
    return answers
  })()`)
}
