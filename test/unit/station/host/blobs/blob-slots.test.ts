import { describe, expect, it } from 'vitest'
import {
  type BlobSlots,
  claimsOf,
  createSlots,
  dismissTaker,
  handSlot,
  holdFreeSlot,
  isTaking,
  letGo,
  slotDone,
  takeSlot,
} from '../../../../../electron/station/host/blobs/blob-slots.ts'

const SLOT_BYTES = 8
const any = () => true
const going = () => false

function slotsFor(count: number, takers: number): BlobSlots {
  return createSlots(new Uint8Array(new SharedArrayBuffer(count * SLOT_BYTES)), count, SLOT_BYTES, takers)
}

/** Fills a free slot with a unit and hands it to the takers. */
function handUnit(slots: BlobSlots, unit: number, ...takers: readonly number[]): number {
  const slot = holdFreeSlot(slots, going)
  slots.unit[slot] = unit
  for (const taker of takers) handSlot(slots, slot, taker)
  letGo(slots, slot)
  return slot
}

const isFree = (slots: BlobSlots, slot: number) => slots.holds[slot] === 0

describe('the slots between decoders and writers', () => {
  it('are free again when the last of all takers has let them go', () => {
    const slots = slotsFor(1, 2)
    const slot = handUnit(slots, 0, 0, 1)
    for (const taker of [0, 1]) {
      expect(isFree(slots, slot)).toBe(false)
      expect(takeSlot(slots, taker, any)).toBe(slot)
      slotDone(slots, taker, slot)
    }
    expect(isFree(slots, slot)).toBe(true)
  })

  it('are free at once when nobody takes them', () => {
    const slots = slotsFor(1, 1)
    expect(isFree(slots, handUnit(slots, 0))).toBe(true)
  })

  it('are taken in the order of the job, whatever the order they were handed out in', () => {
    const slots = slotsFor(3, 1)
    for (const unit of [7, 3, 5]) handUnit(slots, unit, 0)
    const taken = [0, 1, 2].map(() => slots.unit[takeSlot(slots, 0, any)])
    expect(taken).toEqual([3, 5, 7])
    expect(takeSlot(slots, 0, any)).toBe(-1)
  })

  it('are left alone by a taker that wants another unit', () => {
    const slots = slotsFor(2, 1)
    handUnit(slots, 4, 0)
    expect(takeSlot(slots, 0, (unit) => unit === 5)).toBe(-1)
    expect(claimsOf(slots, 0)).toBe(1)
  })

  it('no longer wait for a taker that is dismissed, but for what it has in its hands', () => {
    const slots = slotsFor(3, 2)
    const [held, waiting] = [handUnit(slots, 0, 0, 1), handUnit(slots, 1, 0)]
    expect(takeSlot(slots, 0, any)).toBe(held)
    dismissTaker(slots, 0)
    expect(isTaking(slots, 0)).toBe(false)
    expect(isFree(slots, waiting)).toBe(true)
    expect(takeSlot(slots, 1, any)).toBe(held)
    slotDone(slots, 1, held)
    expect(isFree(slots, held)).toBe(false)
    slotDone(slots, 0, held)
    expect(isFree(slots, held)).toBe(true)
    expect(claimsOf(slots, 0)).toBe(0)
  })

  it('are not handed to a taker that was dismissed before', () => {
    const slots = slotsFor(1, 1)
    dismissTaker(slots, 0)
    expect(isFree(slots, handUnit(slots, 0, 0))).toBe(true)
    expect(takeSlot(slots, 0, any)).toBe(-1)
  })

  it('are waited for until the job is stopped', () => {
    const slots = slotsFor(1, 1)
    handUnit(slots, 0, 0)
    let looks = 0
    expect(holdFreeSlot(slots, () => ++looks > 2)).toBe(-1)
  })
})
