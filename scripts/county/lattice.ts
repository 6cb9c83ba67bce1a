import type { Random } from './random.ts'

/** Where on Earth, roughly: middle, and size in degrees, WGS-84. */
export interface Around {
  readonly lon: number
  readonly lat: number
  readonly width: number
  readonly height: number
}
/** A block of lattice cells: columns `x` to `x + w`, rows `y` to `y + h`. */
export interface Block {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
/** What is to be placed: an area's weight in cells, with the areas inside it. */
export interface Plot {
  readonly code: string
  readonly weight: number
  readonly leaves: number
  readonly inside: readonly Plot[]
}
export type Point = readonly [lon: number, lat: number]

export const plot = (code: string, inside: readonly Plot[] | number): Plot =>
  typeof inside === 'number'
    ? { code, weight: inside, leaves: 1, inside: [] }
    : {
        code,
        weight: inside.reduce((sum, each) => sum + each.weight, 0),
        leaves: inside.reduce((sum, each) => sum + each.leaves, 0),
        inside,
      }

const sum = (plots: readonly Plot[], of: 'weight' | 'leaves') => plots.reduce((all, each) => all + each[of], 0)

/** Cuts a block among plots by halves along its longer side, so that all of them are rectangles of cells. */
const cut = (block: Block, plots: readonly Plot[], place: (plot: Plot, block: Block) => void): void => {
  const [only] = plots
  if (plots.length === 1 && only) {
    place(only, block)
    if (only.inside.length > 0) cut(block, only.inside, place)
    return
  }
  const all = sum(plots, 'weight')
  let half = 1
  while (half < plots.length - 1 && sum(plots.slice(0, half + 1), 'weight') * 2 <= all) half++
  const [first, second] = [plots.slice(0, half), plots.slice(half)]
  const across = block.w >= block.h
  const [long, short] = across ? [block.w, block.h] : [block.h, block.w]
  const least = Math.ceil(sum(first, 'leaves') / short)
  const most = long - Math.ceil(sum(second, 'leaves') / short)
  if (least > most) throw new RangeError('too few lattice cells')
  const at = Math.min(most, Math.max(least, Math.round((long * sum(first, 'weight')) / all)))
  const { x, y, w, h } = block
  cut(across ? { x, y, w: at, h } : { x, y, w, h: at }, first, place)
  cut(across ? { x: x + at, y, w: w - at, h } : { x, y: y + at, w, h: h - at }, second, place)
}

/** Lattice points bent and shaken into an irregular piece of land; every neighbour shares them, so nothing gapes. */
const bend = ({ lon, lat, width, height }: Around, columns: number, rows: number, random: Random) => {
  const phases = Array.from({ length: 4 }, () => random.next() * 2 * Math.PI)
  const [p = 0, q = 0, r = 0, s = 0] = phases
  const points: Point[] = []
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  for (let y = 0; y <= rows; y++) {
    for (let x = 0; x <= columns; x++) {
      const [u, v] = [x / columns, y / rows]
      const east = u + 0.03 * Math.sin(2 * Math.PI * v + p) + 0.01 * Math.sin(6 * Math.PI * v + q)
      const north = v + 0.03 * Math.sin(2 * Math.PI * u + r) + 0.01 * Math.sin(6 * Math.PI * u + s)
      const shake = () => (random.next() - 0.5) * 0.4
      points.push([
        round(lon + (east - 0.5 + shake() / columns) * width),
        round(lat + (north - 0.5 + shake() / rows) * height),
      ])
    }
  }
  return (x: number, y: number) => points[y * (columns + 1) + x] as Point
}

const ringOf = ({ x, y, w, h }: Block, pointAt: (x: number, y: number) => Point): Point[] => {
  const ring: Point[] = []
  for (let i = 0; i < w; i++) ring.push(pointAt(x + i, y))
  for (let j = 0; j < h; j++) ring.push(pointAt(x + w, y + j))
  for (let i = w; i > 0; i--) ring.push(pointAt(x + i, y + h))
  for (let j = h; j > 0; j--) ring.push(pointAt(x, y + j))
  ring.push(pointAt(x, y))
  return ring
}

/**
 * Boundaries of a whole tree of areas. The land is one lattice of cells; every area is a block of cells and its ring
 * names every lattice point on its edge, so neighbours share their vertices exactly and parents are their children's union.
 */
export function* tile(root: Plot, around: Around, random: Random): Generator<{ code: string; ring: Point[] }> {
  const rows = Math.ceil(Math.sqrt((root.weight * around.height) / around.width))
  const columns = Math.ceil(root.weight / rows)
  const placed: { code: string; block: Block }[] = []
  cut({ x: 0, y: 0, w: columns, h: rows }, [root], (each, block) => placed.push({ code: each.code, block }))
  const pointAt = bend(around, columns, rows, random)
  for (const { code, block } of placed) yield { code, ring: ringOf(block, pointAt) }
}
