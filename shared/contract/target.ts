import { z } from 'zod'
import { factSchema } from './facts.ts'
import { problemSchema } from './problem.ts'

const partitionSchema = z.object({
  index: z.number().int(),
  kind: z.enum(['esp', 'msr', 'system', 'windows', 'recovery', 'extended', 'other']),
  name: z.string(),
  /** The partition that a BIOS starts. */
  isActive: z.boolean(),
  firstByte: z.number(),
  byteLength: z.number(),
  fileSystem: z.enum(['fat16', 'fat32', 'ntfs', 'none', 'unknown', 'marker']),
})

export const targetFactsSchema = z.object({
  path: z.string(),
  /** Of the disk, not of the file that holds it. */
  bytes: z.number(),
  container: z.enum(['raw', 'vhd-fixed', 'vhd-dynamic', 'vhdx-fixed', 'vhdx-dynamic']),
  table: z.enum(['gpt', 'mbr']),
  /** The disk's GUID, or the signature of an MBR disk as eight hexadecimal digits. */
  diskGuid: z.string(),
  sectorSize: z.number(),
  partitions: z.array(partitionSchema),
  volumeLabel: z.string(),
  volumeSerial: z.string(),
  clusterSize: z.number(),
  state: z.enum(['fresh', 'holds-files', 'incomplete', 'not-formatted']),
  /** Names of what lies on the target, or how much. */
  found: z.array(factSchema),
  /** What would keep the disk from starting although a run can be carried out. */
  warnings: z.array(problemSchema),
})
export type TargetFacts = z.infer<typeof targetFactsSchema>

/** What tells a target from another one, as `target.inspect` saw it. */
export const targetIdentitySchema = targetFactsSchema.pick({ bytes: true, diskGuid: true, volumeSerial: true })
export type TargetIdentity = z.infer<typeof targetIdentitySchema>

export const targetCreateSchema = z
  .object({
    path: z.string().min(1),
    bytes: z.number().int().positive(),
    /** Microsoft's layouts for UEFI and for BIOS, or one active partition for all. */
    layout: z.enum(['uefi', 'bios', 'bios-single']).default('uefi'),
    /** Bytes of a recovery partition; 0 for none. */
    recovery: z.number().int().nonnegative().default(0),
    format: z.enum(['raw', 'vhd', 'vhdx']).default('raw'),
    /** Gives a VHD or VHDX all of its blocks at once. */
    fixed: z.boolean().default(false),
    /** Bytes of a logical sector; a VHD has none of 4096. */
    sectorSize: z.literal([512, 4096]).default(512),
    volumeLabel: z.string().max(32).default('Windows'),
  })
  .refine(({ format, fixed }) => format !== 'raw' || !fixed, {
    path: ['fixed'],
    message: 'is for VHD and VHDX; a raw image has no blocks',
  })

/** A lock that stands on a target; '' and null for what cannot be read. `fate`: of the process that has set it. */
export const lockFactsSchema = z.object({
  id: z.string(),
  host: z.string(),
  process: z.number().nullable(),
  run: z.string(),
  since: z.string(),
  fate: z.enum(['alive', 'gone', 'elsewhere', 'unknown']),
})
export type LockFacts = z.infer<typeof lockFactsSchema>

/** The locks that were shown on the target of a run, and the name of its file, typed to allow that they are broken. */
export const breakOrderSchema = z.object({
  run: z.string().max(64),
  locks: z.array(z.string().max(64)).min(1).max(8),
  typed: z.string().max(1024),
})
export type BreakOrder = z.infer<typeof breakOrderSchema>
