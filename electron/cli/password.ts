import { readFileSync } from 'node:fs'
import { phrase } from '../../shared/phrase/phrase.ts'
import { problemError } from '../station/problem-error.ts'
import { filled } from './filled.ts'
import type { Output } from './output.ts'

const LONGEST_PASSWORD = 256

/** A password: first line of the file, or typed unseen at a terminal; undefined when there is none. */
export async function readPassword(
  file: string | undefined,
  { json, language, texts }: Output,
  what = texts.station.mediaPassword,
): Promise<string | undefined> {
  if (file !== undefined || json || !process.stdin.isTTY || !process.stderr.isTTY) return passwordInFile(file)
  return passwordOf(await typed(filled({ language }, texts.station.passwordQuestion, { what })))
}

/** The password of a file; nobody is asked for one. */
export function passwordInFile(file: string | undefined): string | undefined {
  return file === undefined ? undefined : passwordOf(fileText(file))
}

function fileText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw problemError('usage', { reason: phrase('password-file-unreadable', { path: file }) })
  }
}

function passwordOf(text: string): string | undefined {
  const line = text.replace(/^\ufeff/, '').split(/\r?\n/)[0] ?? ''
  if (line.length > LONGEST_PASSWORD)
    throw problemError('usage', { reason: phrase('password-too-long', { limit: LONGEST_PASSWORD }) })
  return line === '' ? undefined : line
}

function typed(prompt: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(prompt)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let text = ''
    const end = () => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
    }
    const take = (keys: string) => {
      for (const key of keys) {
        if (key === '\r' || key === '\n') {
          end()
          resolve(text)
          return
        }
        if (key === '\u0003') {
          end()
          reject(problemError('cancelled', {}))
          return
        }
        text = key === '\u007f' || key === '\b' ? text.slice(0, -1) : text + key
      }
    }
    stdin.on('data', take)
    stdin.resume()
  })
}
