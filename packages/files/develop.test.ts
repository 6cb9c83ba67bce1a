import { aBomb, aDrawing, aPhoto, cameraWords } from '@wangge/testing/a-photo'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { type Developed, develop } from './develop.ts'
import { upright } from './pixels.ts'

const developed = async (bytes: Buffer, type: 'image/jpeg' | 'image/png' = 'image/jpeg') =>
  (await develop(bytes, type)) as Developed
/** The colour in the middle of each edge: `rbxx` is red above, blue on the right. */
const edges = ({ width, height, data }: { width: number; height: number; data: Uint8Array }) => {
  const at = (x: number, y: number) => {
    const [red = 0, , blue = 0] = data.subarray((Math.floor(y) * width + Math.floor(x)) * 4)
    return red > 150 && blue < 100 ? 'r' : blue > 150 && red < 100 ? 'b' : 'x'
  }
  return at(width / 2, 1) + at(width - 2, height / 4) + at(width / 2, height - 2) + at(1, height / 4)
}

describe('developing an image', () => {
  it('K2 leaves nothing of what the camera wrote beside the picture', async () => {
    const sent = aPhoto()
    for (const word of cameraWords) expect(sent.includes(word)).toBe(true)
    const { bytes, thumbnail } = await developed(sent)
    for (const kept of [bytes, thumbnail].map((one) => Buffer.from(one))) {
      for (const word of cameraWords) expect(kept.includes(word)).toBe(false)
      expect(kept.includes(Buffer.from([0xff, 0xe1]))).toBe(false)
      expect(kept.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
    }
  })

  it('K2 turns it the way up that its camera said, the small one too', async () => {
    const { bytes, width, height, thumbnail } = await developed(aPhoto({ width: 640, height: 480, orientation: 6 }))
    expect([width, height]).toEqual([480, 640])
    const [image, small] = [bytes, thumbnail].map((one) => jpeg.decode(one))
    // above becomes right
    expect(edges(image as never)).toMatch(/^.r.b$/)
    expect([small?.width, small?.height]).toEqual([240, 320])
    expect(edges(small as never)).toMatch(/^.r.b$/)
  })

  it('turns by every one of the eight ways', () => {
    // 1 2
    // 3 4
    const data = new Uint8Array(new Uint32Array([1, 2, 3, 4]).buffer)
    const turned = [1, 2, 3, 4, 5, 6, 7, 8].map((way) => {
      const made = upright({ width: 2, height: 2, data }, way)
      return [...new Uint32Array(made.data.buffer, made.data.byteOffset, 4)].join('')
    })
    expect(turned).toEqual(['1234', '2143', '4321', '3412', '1324', '3142', '4231', '2413'])
  })

  it('K2 keeps a drawing as it is, without words beside it', async () => {
    const sent = aDrawing()
    expect(sent.includes('Huawei')).toBe(true)
    const { bytes, width, height } = await developed(sent, 'image/png')
    expect([width, height, Buffer.from(bytes).includes('Huawei')]).toEqual([40, 30, false])
    expect(PNG.sync.read(Buffer.from(bytes)).data).toEqual(PNG.sync.read(sent).data)
  })

  it.each([
    ['is cut off', aPhoto().subarray(0, 4000), 'image/jpeg', 'damaged'],
    ['is no image behind its first bytes', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]), 'image/jpeg', 'damaged'],
    ['is a drawing cut off', aDrawing().subarray(0, 80), 'image/png', 'damaged'],
    ['would unfold to 3,600 megapixels', aBomb(), 'image/jpeg', 'pixels'],
    ['is a drawing that says so of itself', wide(), 'image/png', 'pixels'],
  ] as const)('K2 refuses what %s', async (_, bytes, type, refused) => {
    expect(await develop(bytes, type)).toEqual({ refused })
  })
})

function wide(): Buffer {
  const bytes = aDrawing()
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  return bytes
}
