import { aBomb, aDrawing, aPhoto, cameraWords } from '@wangge/testing/a-photo'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { type Developed, develop } from './develop.ts'

const developed = async (bytes: Buffer, type: 'image/jpeg' | 'image/png' = 'image/jpeg') =>
  (await develop(bytes, type, 'file')) as Developed
/** The colour in the middle of each edge: `rbxx` is red above, blue on the right. */
const edges = ({ width, height, data }: { width: number; height: number; data: Uint8Array }) => {
  const at = (x: number, y: number) => {
    const [red = 0, , blue = 0] = data.subarray((Math.floor(y) * width + Math.floor(x)) * 4)
    return red > 150 && blue < 100 ? 'r' : blue > 150 && red < 100 ? 'b' : 'x'
  }
  return at(width / 2, 1) + at(width - 2, height / 4) + at(width / 2, height - 2) + at(1, height / 4)
}

/** A quarter of the picture for each of four greys: `1234` is as it is. */
const quarters = (() => {
  const edge = 64
  const data = Buffer.alloc(edge * edge * 4, 255)
  for (let n = 0; n < edge * edge; n++) {
    const quarter = (n % edge < edge / 2 ? 1 : 2) + (n < (edge * edge) / 2 ? 0 : 2)
    data.fill(quarter * 50, n * 4, n * 4 + 3)
  }
  return { width: edge, height: edge, data }
})()
const quartersIn = ({ width, height, data }: { width: number; height: number; data: Uint8Array }) =>
  [0.25, 0.75]
    .flatMap((y) => [0.25, 0.75].map((x) => data[(y * height * width + x * width) * 4] ?? 0))
    .map((grey) => Math.round(grey / 50))
    .join('')

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

  it('K2 turns by every one of the eight ways, and not by a way that there is not', async () => {
    const turned = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8, 0, 9].map(async (orientation) => {
        const { bytes } = await developed(aPhoto({ of: quarters, orientation }))
        return quartersIn(jpeg.decode(bytes))
      }),
    )
    expect(turned).toEqual(['1234', '2143', '4321', '3412', '1324', '3142', '4231', '2413', '1234', '1234'])
  })

  it('K2 keeps a drawing as it is, without words beside it', async () => {
    const sent = aDrawing()
    expect(sent.includes('Huawei')).toBe(true)
    const { bytes, width, height } = await developed(sent, 'image/png')
    expect([width, height, Buffer.from(bytes).includes('Huawei')]).toEqual([40, 30, false])
    expect(PNG.sync.read(Buffer.from(bytes)).data).toEqual(PNG.sync.read(sent).data)
  })

  it('K2 shows a small drawing on white where one sees through it, and no larger than it is', async () => {
    const clear = PNG.sync.write(new PNG({ width: 40, height: 30 }))
    const { thumbnail } = await developed(clear, 'image/png')
    const { width, height, data } = jpeg.decode(thumbnail)
    expect([width, height, ...data.subarray(0, 3)]).toEqual([40, 30, 255, 255, 255])
  })

  it('K2 reads nothing but what is taken, whatever it is said to be', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    )
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
    for (const bytes of [svg, gif]) expect(await develop(bytes, 'image/png', 'file')).toEqual({ refused: 'damaged' })
  })

  it.each([
    ['is cut off', aPhoto().subarray(0, 4000), 'image/jpeg', 'damaged'],
    ['lacks its last two bytes', aPhoto().subarray(0, -2 - 'behind the picture'.length), 'image/jpeg', 'damaged'],
    ['is no image behind its first bytes', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]), 'image/jpeg', 'damaged'],
    ['is a drawing cut off', aDrawing().subarray(0, 80), 'image/png', 'damaged'],
    ['would unfold to 3,600 megapixels', aBomb(), 'image/jpeg', 'pixels'],
    ['is a drawing that says so of itself', wide(), 'image/png', 'pixels'],
  ] as const)('K2 refuses what %s', async (_, bytes, type, refused) => {
    expect(await develop(bytes, type, 'file')).toEqual({ refused })
  })
})

function wide(): Buffer {
  const bytes = aDrawing()
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  return bytes
}
