/** 100 ns intervals between 1601-01-01 and 1970-01-01 UTC (MS-DTYP 2.3.3 FILETIME). */
const EPOCH_DIFFERENCE = 116444736000000000n
const TICKS_PER_MILLISECOND = 10000n

export function filetimeFromDate(date: Date): bigint {
  return BigInt(date.getTime()) * TICKS_PER_MILLISECOND + EPOCH_DIFFERENCE
}
