/** Date and time fields of a directory entry (FAT specification, "Date and Time Formats"): UTC, to two seconds, 1980 to 2107. */
export interface DosTime {
  readonly date: number
  readonly time: number
}

const FIRST_YEAR = 1980
const LAST_YEAR = 2107

export function dosTimeOf(moment: Date): DosTime {
  const year = moment.getUTCFullYear()
  if (!(year >= FIRST_YEAR)) return { date: (1 << 5) | 1, time: 0 }
  if (year > LAST_YEAR) return { date: ((LAST_YEAR - FIRST_YEAR) << 9) | (12 << 5) | 31, time: 0 }
  return {
    date: ((year - FIRST_YEAR) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >>> 1),
  }
}
