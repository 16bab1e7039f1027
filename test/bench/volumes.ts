import { execFileSync } from 'node:child_process'
import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const MIB = 1 << 20
/** What a GPT target needs beside its Windows volume: 1 MiB, ESP, MSR, and the table at the end. */
const AROUND = 1 + 260 + 16 + 1

/** An empty NTFS volume by mkntfs in a sparse file, and a GPT target whose Windows volume is as large and made by mkntfs too. */
export interface Templates {
  readonly volume: string
  readonly target: string
}

export function makeTemplates(folder: string, volumeMib: number): Templates {
  const volume = path.join(folder, 'empty.ntfs')
  sparse(volume, volumeMib)
  format('mkntfs', ['-F', '-Q', '-q', '-L', 'Windows', volume])

  const target = path.join(folder, 'empty.img')
  const ntfsStart = (1 + 260 + 16) * 2048
  sparse(target, volumeMib + AROUND)
  format('sgdisk', [
    ...['-n', '1:2048:+260M', '-t', '1:ef00', '-n', '2:0:+16M', '-t', '2:0c01'],
    ...['-n', `3:${ntfsStart}:+${volumeMib - 1}M`, '-t', '3:0700', target],
  ])
  format('mkfs.fat', ['-F', '32', '-n', 'SYSTEM', '--offset', '2048', target, String(260 * 1024)])
  const windows = path.join(folder, 'windows.ntfs')
  sparse(windows, volumeMib - 1)
  format('mkntfs', ['-F', '-Q', '-q', '-L', 'Windows', '-p', String(ntfsStart), '-H', '255', '-S', '63', windows])
  execFileSync('dd', [
    `if=${windows}`,
    `of=${target}`,
    ...['bs=1M', `seek=${ntfsStart / 2048}`, 'conv=sparse,notrunc', 'status=none'],
  ])
  rmSync(windows)
  return { volume, target }
}

/** A fresh sparse copy for one run. */
export function sparseCopy(template: string, copy: string): string {
  rmSync(copy, { force: true })
  execFileSync('cp', ['--sparse=always', template, copy])
  return copy
}

/** A copy for one run that has all its blocks on the disk already, as an image has that was used before. */
export function allocatedCopy(template: string, copy: string): string {
  rmSync(copy, { force: true })
  execFileSync('cp', ['--sparse=never', template, copy])
  execFileSync('sync', [copy])
  return copy
}

function sparse(file: string, mib: number): void {
  writeFileSync(file, '')
  truncateSync(file, mib * MIB)
}

/** Formatters live in sbin, which is not on every user's PATH. */
function format(program: string, args: readonly string[]): void {
  execFileSync(program, args, {
    stdio: 'pipe',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
  })
}
