import type { FileType } from './kinds.ts'

const text = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0))

interface Sign {
  readonly type: FileType
  readonly at?: number
  readonly bytes: readonly number[]
}

/** First bytes of the types that are taken; another type is not told apart. */
const signs: readonly Sign[] = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, ...text('PNG\r\n\x1a\n')] },
  { type: 'application/pdf', bytes: text('%PDF-1.') },
  { type: 'application/pdf', bytes: text('%PDF-2.') },
  { type: 'audio/amr', bytes: text('#!AMR\n') },
  { type: 'audio/amr', bytes: text('#!AMR-WB\n') },
  { type: 'audio/ogg', bytes: text('OggS') },
  { type: 'audio/mpeg', bytes: text('ID3') },
  // MPEG 1 and 2, layer III, with and without check sum
  ...[0xfa, 0xfb, 0xf2, 0xf3].map((second): Sign => ({ type: 'audio/mpeg', bytes: [0xff, second] })),
  // only brands of sound: the same container holds films and HEIC
  ...['M4A ', 'M4B '].map((brand): Sign => ({ type: 'audio/mp4', at: 4, bytes: text(`ftyp${brand}`) })),
]

/** What the bytes are, by how they begin; undefined when none of what is taken. */
export const sniff = (bytes: Uint8Array): FileType | undefined =>
  signs.find(({ at = 0, bytes: sign }) => sign.every((byte, n) => bytes[at + n] === byte))?.type
