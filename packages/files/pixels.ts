/** An image unfolded: four bytes a pixel, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

const words = ({ data }: Pixels): Uint32Array => new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4)

/** Turned and mirrored as Exif's orientation says, 1 to 8. */
export const upright = (pixels: Pixels, orientation: number): Pixels => {
  if (orientation === 1) return pixels
  const { width, height } = pixels
  const isTurned = orientation >= 5
  const [across, down] = isTurned ? [height, width] : [width, height]
  const from = words(pixels)
  const to = new Uint32Array(from.length)
  const isRight = [2, 3, 7, 8].includes(orientation)
  const isBelow = [3, 4, 6, 7].includes(orientation)
  let n = 0
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [column, row] = isTurned ? [y, x] : [x, y]
      to[n++] = from[(isBelow ? height - 1 - row : row) * width + (isRight ? width - 1 - column : column)] as number
    }
  }
  return { width: across, height: down, data: new Uint8Array(to.buffer) }
}

const white = 255

/** Made to fit a square: every pixel the mean of those it stands for, on white. */
export const smaller = (pixels: Pixels, edge: number): Pixels => {
  const { width, height, data } = pixels
  const scale = Math.max(1, width / edge, height / edge)
  const [across, down] = [Math.max(1, Math.round(width / scale)), Math.max(1, Math.round(height / scale))]
  const to = new Uint8Array(across * down * 4)
  const cut = (n: number, of: number, whole: number): number => Math.floor((n * whole) / of)
  for (let y = 0; y < down; y++) {
    const [top, bottom] = [cut(y, down, height), Math.max(cut(y + 1, down, height), cut(y, down, height) + 1)]
    for (let x = 0; x < across; x++) {
      const [left, right] = [cut(x, across, width), Math.max(cut(x + 1, across, width), cut(x, across, width) + 1)]
      let [red, green, blue] = [0, 0, 0]
      for (let row = top; row < bottom; row++) {
        for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
          const alpha = data[at + 3] as number
          const under = white * (255 - alpha)
          red += ((data[at] as number) * alpha + under) / 255
          green += ((data[at + 1] as number) * alpha + under) / 255
          blue += ((data[at + 2] as number) * alpha + under) / 255
        }
      }
      const count = (bottom - top) * (right - left)
      to.set([red / count, green / count, blue / count, 255], (y * across + x) * 4)
    }
  }
  return { width: across, height: down, data: to }
}
