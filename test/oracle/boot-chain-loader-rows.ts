import { phrase } from '../../shared/phrase/phrase.ts'
import { type Case, FALLBACK, MANAGER, MIB, program } from './boot-chain-case.ts'
import { mustRun } from './program.ts'

export const PARTITIONS: readonly Case[] = [
  {
    name: 'the EFI system partition is marked as data',
    change: (disk) => void mustRun('sgdisk', ['-t', '1:0700', disk.image]),
    step: 'boot.partitions',
    code: 'boot-partition-missing',
    exit: 37,
    facts: { partition: phrase('efi-system-partition') },
  },
  {
    name: 'a run has not come to its end',
    change: (disk) => disk.write(277 * MIB, new TextEncoder().encode('PRESTAGE INCOMPLETE\n{"run":"r1"}\n')),
    step: 'boot.partitions',
    code: 'boot-not-provisioned',
    exit: 39,
  },
]

export const LOADERS: readonly Case[] = [
  {
    name: 'there is no fallback loader',
    change: (disk) => disk.deleteBootFile(FALLBACK),
    step: 'boot.loader',
    code: 'boot-loader-missing',
    exit: 30,
    facts: { path: '\\EFI\\Boot\\bootx64.efi' },
  },
  {
    name: 'the computer needs another loader',
    change: () => undefined,
    with: { machine: 'arm64' },
    step: 'boot.loader',
    code: 'boot-loader-missing',
    exit: 30,
    facts: { path: '\\EFI\\Boot\\bootaa64.efi' },
    evidence: /bootx64\.efi: x64, 1,024 bytes, 1 section$/,
  },
  {
    name: 'the fallback loader is a text',
    change: (disk) => disk.putBootFile(FALLBACK, new TextEncoder().encode('not a program'.repeat(99))),
    step: 'boot.loader',
    code: 'boot-loader-damaged',
    exit: 31,
    facts: { path: '\\EFI\\Boot\\bootx64.efi', machine: 'UEFI' },
  },
  {
    name: 'the fallback loader is no EFI application',
    change: (disk) => disk.patchBootFile(FALLBACK, 0x40 + 24 + 68, 3),
    step: 'boot.loader',
    code: 'boot-loader-damaged',
    exit: 31,
  },
  {
    name: 'the fallback loader was cut short',
    change: (disk) => disk.putBootFile(FALLBACK, disk.bootFile(FALLBACK).subarray(0, 700)),
    step: 'boot.loader',
    code: 'boot-loader-damaged',
    exit: 31,
  },
  {
    name: 'the fallback loader is for 32 bits',
    change: (disk) => disk.putBootFile(FALLBACK, program('ia32')),
    step: 'boot.loader',
    code: 'boot-loader-machine',
    exit: 31,
    facts: { path: '\\EFI\\Boot\\bootx64.efi', machine: 'ia32', wanted: 'x64' },
  },
  {
    name: 'Windows Boot Manager is for ARM',
    change: (disk) => disk.putBootFile(MANAGER, program('aa64')),
    step: 'boot.loader',
    code: 'boot-loader-machine',
    exit: 31,
    facts: { path: '\\EFI\\Microsoft\\Boot\\bootmgfw.efi', machine: 'aa64', wanted: 'x64' },
  },
  {
    name: 'Windows Boot Manager is damaged beside a good fallback loader',
    change: (disk) => disk.patchBootFile(MANAGER, 0, 0),
    step: 'boot.loader',
    code: 'boot-loader-damaged',
    exit: 31,
    facts: { path: '\\EFI\\Microsoft\\Boot\\bootmgfw.efi', machine: 'UEFI' },
  },
  {
    name: 'a loader names a certificate table that is not in it',
    change: (disk) => disk.patchBootFile(FALLBACK, 0x40 + 24 + 112 + 32, 0, 0, 1, 0, 0, 16, 0, 0),
    step: 'boot.signature',
    code: 'boot-signature-damaged',
    exit: 31,
    facts: { path: '\\EFI\\Boot\\bootx64.efi', reason: phrase('certificates-outside') },
  },
]
