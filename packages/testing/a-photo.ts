import { crc32 } from 'node:zlib'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'

/** Words that only what a camera writes beside the picture has. */
export const cameraWords = ['Huawei', 'W3C//GPS', 'exif:GPSLatitude', 'behind the picture']

/** Red above, blue below. */
const picture = (width: number, height: number) => {
  const data = Buffer.alloc(width * height * 4)
  for (let n = 0; n < width * height; n++)
    data.set(n < (width * height) / 2 ? [230, 20, 20, 255] : [20, 20, 230, 255], n * 4)
  return { width, height, data }
}

const short = (n: number): number[] => [n >> 8, n & 255]
const long = (n: number): number[] => [...short(n >>> 16), ...short(n & 0xffff)]
const segment = (marker: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, ...short(bytes.length + 2)]), bytes])

/** Exif with a maker, a way up, and where it was taken. */
const exif = (orientation: number): Buffer => {
  const entry = (tag: number, type: number, count: number, value: number[]) => [
    ...short(tag),
    ...short(type),
    ...long(count),
    ...value,
  ]
  const first = 8 + 2 + 3 * 12 + 4
  const directory = [
    ...short(3),
    ...entry(0x010f, 2, 7, long(first)),
    ...entry(0x0112, 3, 1, [...short(orientation), 0, 0]),
    ...entry(0x8825, 4, 1, long(first + 8)),
    ...long(0),
  ]
  const gps = [...short(1), ...entry(0x0001, 2, 2, [78, 0, 0, 0]), ...long(0)]
  const tiff = [...Buffer.from('MM'), ...short(42), ...long(8), ...directory]
  return Buffer.concat([
    Buffer.from('Exif\0\0'),
    Buffer.from(tiff),
    Buffer.from('Huawei\0\0'),
    Buffer.from(gps),
    Buffer.from('W3C//GPS'),
  ])
}

/** Four bytes a pixel. */
interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Buffer
}

/** A photo as a phone takes it: turned, and full of where and when. */
export const aPhoto = ({
  width = 640,
  height = 480,
  orientation = 6,
  of = picture(width, height),
}: {
  width?: number
  height?: number
  orientation?: number
  of?: Picture
} = {}): Buffer => {
  const plain = jpeg.encode(of, 90).data
  const xmp = Buffer.from('http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="28,4.8N"/>')
  const [start, rest] = [plain.subarray(0, 2), plain.subarray(2)]
  return Buffer.concat([
    start,
    segment(0xe1, exif(orientation)),
    segment(0xe1, xmp),
    rest,
    Buffer.from('behind the picture'),
  ])
}

/** A drawing, and words beside it. */
export const aDrawing = ({ width = 40, height = 30 } = {}): Buffer => {
  const made = PNG.sync.write(Object.assign(new PNG({ width, height }), picture(width, height)))
  const words = Buffer.from('tEXtComment\0Huawei')
  const chunk = Buffer.concat([Buffer.from(long(words.length - 4)), words, Buffer.alloc(4)])
  chunk.writeUInt32BE(crc32(words), chunk.length - 4)
  return Buffer.concat([made.subarray(0, 33), chunk, made.subarray(33)])
}

/** A JPEG of few bytes that says it has very many pixels. */
export const aBomb = (): Buffer => {
  const small = Buffer.from(jpeg.encode(picture(16, 16), 50).data)
  const frame = small.indexOf(Buffer.from([0xff, 0xc0]))
  small.writeUInt16BE(60_000, frame + 5)
  small.writeUInt16BE(60_000, frame + 7)
  return small
}
