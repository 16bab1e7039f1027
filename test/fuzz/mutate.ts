/** Numbers that always come out the same for one seed. */
export type Random = (below: number) => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const MOST_BYTES = 1 << 16

/** The input changed in one to four places, as files get damaged and as attackers change them. */
export function mutate(
  input: Uint8Array,
  others: readonly Uint8Array[],
  dictionary: readonly Uint8Array[],
  random: Random,
): Uint8Array {
  let bytes = input.slice()
  for (let left = 1 + random(4); left > 0; left--) bytes = mutateOnce(bytes, others, dictionary, random)
  return bytes.length > MOST_BYTES ? bytes.slice(0, MOST_BYTES) : bytes
}

function mutateOnce(
  bytes: Uint8Array,
  others: readonly Uint8Array[],
  dictionary: readonly Uint8Array[],
  random: Random,
): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice()
  if (changed.length === 0) return Uint8Array.of(random(256))
  const at = random(changed.length)
  const view = new DataView(changed.buffer)
  switch (random(9)) {
    case 0:
      changed[at] = (changed[at] ?? 0) ^ (1 << random(8))
      return changed
    case 1:
      changed[at] = random(256)
      return changed
    case 2: {
      // A number a little off, or turned around.
      const place = at & ~3
      if (place + 4 > changed.length) return changed
      const value = view.getUint32(place, true)
      view.setUint32(place, random(4) === 0 ? ~value : value + random(17) - 8, true)
      return changed
    }
    case 3: {
      const word = dictionary[random(dictionary.length)] ?? changed
      changed.set(word.subarray(0, changed.length - at), at)
      return changed
    }
    case 4: {
      const length = 1 + random(Math.min(64, changed.length - at))
      changed.copyWithin(random(changed.length - length + 1), at, at + length)
      return changed
    }
    case 5:
      return changed.slice(0, at)
    case 6: {
      const piece = changed.subarray(at, at + 1 + random(32))
      return joined(changed.subarray(0, at), piece, changed.subarray(at))
    }
    case 7: {
      const other = others[random(others.length)] ?? changed
      const from = random(other.length + 1)
      return joined(changed.subarray(0, at), other.subarray(from, from + random(256)), changed.subarray(at))
    }
    default:
      return joined(changed.subarray(0, at), changed.subarray(Math.min(changed.length, at + 1 + random(32))))
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
