import type { FileType } from './kinds.ts'

const textAt = (bytes: Buffer, from: number, length = 4): string => bytes.toString('latin1', from, from + length)

/** Sizes of ID3 have seven bits a byte. */
const id3Size = (bytes: Buffer, at: number): number =>
  [0, 1, 2, 3].reduce((size, n) => size * 128 + ((bytes[at + n] ?? 0) & 127), 0)

/** MPEG sound without the tags before and behind it. */
const untagMpeg = (bytes: Buffer): Buffer | undefined => {
  let from = 0
  while (textAt(bytes, from, 3) === 'ID3') {
    const footer = ((bytes[from + 5] ?? 0) & 0x10) === 0 ? 0 : 10
    from += 10 + id3Size(bytes, from + 6) + footer
  }
  const to = textAt(bytes, bytes.length - 128, 3) === 'TAG' ? bytes.length - 128 : bytes.length
  return from < to ? bytes.subarray(from, to) : undefined
}

const containers = new Set(['moov', 'trak', 'mdia', 'minf'])
const tags = new Set(['udta', 'meta', 'uuid'])

/** Where boxes of a part of the file begin and end; undefined when they do not fit into it. */
const boxesIn = (bytes: Buffer, from: number, to: number) => {
  const boxes: { type: string; at: number; inner: number; end: number }[] = []
  for (let at = from; at < to; ) {
    if (to - at < 8) return undefined
    const short = bytes.readUInt32BE(at)
    if (short === 1 && to - at < 16) return undefined
    const inner = at + (short === 1 ? 16 : 8)
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short
    const end = size === 0 ? to : at + size
    if (end < inner || end > to) return undefined
    boxes.push({ type: textAt(bytes, at + 4), at, inner, end })
    at = end
  }
  return boxes
}

/** Blanks in place, so that what points into the file goes on pointing at the sound. */
const blankTags = (bytes: Buffer, from = 0, to = bytes.length): boolean => {
  const boxes = boxesIn(bytes, from, to)
  return (
    boxes?.every(({ type, at, inner, end }) => {
      if (containers.has(type)) return blankTags(bytes, inner, end)
      if (!tags.has(type)) return true
      bytes.write('free', at + 4, 'latin1')
      bytes.fill(0, inner, end)
      return true
    }) === true
  )
}

const untagMp4 = (sent: Buffer): Buffer | undefined => {
  const bytes = Buffer.from(sent)
  return blankTags(bytes) ? bytes : undefined
}

/**
 * A recording without what the device wrote beside the sound: names, places, models. AMR has no room for it; the
 * comments of Ogg are kept, and so is every byte of a PDF, which may be signed. Undefined: it is damaged.
 */
export const untag = (sent: Uint8Array, type: FileType): Uint8Array | undefined => {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength)
  if (type === 'audio/mpeg') return untagMpeg(bytes)
  if (type === 'audio/mp4') return untagMp4(bytes)
  return sent
}
