import fc from 'fast-check'
import { untag } from './untag.ts'

const box = (type: string, ...inner: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(inner.map((one) => Buffer.from(one)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const sound = Buffer.from([0xff, 0xfb, 0x90, 0x64, 1, 2, 3, 4])
const secret = 'Annas iPhone, 28.5 119.6'
const id3 = (text: string) => {
  const body = Buffer.from(text.padEnd(200))
  return Buffer.concat([
    Buffer.from(['I', 'D', '3'].map((one) => one.charCodeAt(0))),
    Buffer.from([4, 0, 0, 0, 0, 1, 72]),
    body,
  ])
}

describe('what a device writes beside the sound', () => {
  it('K2 is cut off from MPEG, before and behind', () => {
    const tagged = Buffer.concat([
      id3(secret),
      id3(secret),
      sound,
      Buffer.from(`TAG${secret}`.padEnd(128).slice(0, 128)),
    ])
    const kept = Buffer.from(untag(tagged, 'audio/mpeg') ?? [])
    expect(kept.subarray(0, 8)).toEqual(sound)
    expect(kept.includes('iPhone')).toBe(false)
    expect(untag(sound, 'audio/mpeg')).toEqual(sound)
    expect(untag(id3(secret), 'audio/mpeg')).toBeUndefined()
  })

  it('K2 is blanked in MP4, and the sound stays where it was', () => {
    const file = Buffer.concat([
      box('ftyp', 'M4A '),
      box(
        'moov',
        box('mvhd', 'head'),
        box('trak', box('mdia', box('minf', 'x'.repeat(0))), box('udta', secret)),
        box('udta', secret),
        box('meta', secret),
      ),
      box('uuid', secret),
      box('mdat', sound),
    ])
    const kept = Buffer.from(untag(file, 'audio/mp4') ?? [])
    expect([kept.length, kept.indexOf(sound)]).toEqual([file.length, file.indexOf(sound)])
    expect([kept.includes('iPhone'), kept.includes('udta'), kept.includes('mvhd')]).toEqual([false, false, true])
    expect(file.includes('iPhone')).toBe(true)
  })

  it('K2 is no reason to fail at whatever else was sent', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('audio/mpeg', 'audio/mp4'), (bytes, type) => {
        const kept = untag(bytes, type)
        expect(kept === undefined || kept.length <= bytes.length).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(untag(box('moov', 'no box'), 'audio/mp4')).toBeUndefined()
  })

  it.each(['audio/amr', 'audio/ogg', 'application/pdf'] as const)('leaves %s as it is, byte for byte', (type) => {
    expect(untag(sound, type)).toEqual(sound)
  })
})
