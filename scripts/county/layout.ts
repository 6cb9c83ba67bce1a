import type { Divisions, Village } from './divisions.ts'
import { institution } from './invented.ts'
import { deal, type Random } from './random.ts'

export interface Grid {
  readonly code: string
  readonly name: string
  readonly level: 'grid' | 'micro'
  readonly kind: 'basic-grid' | 'dedicated-grid'
  readonly village: Village
}

/** Grids to lay out: basic ones over residents' and villagers' committees, dedicated ones anywhere. */
export interface GridCounts {
  /** Over all committees, or over each kind of committee apart. */
  readonly basic: number | { readonly urban: number; readonly rural: number }
  readonly dedicated?: number
  readonly micro?: number
}

/** Shares `total` among villages, each between half and twice the mean. */
const overVillages = (total: number, villages: readonly Village[], random: Random): [Village, number][] => {
  const mean = total / villages.length
  const dealt = deal(total, villages.length, [Math.max(1, Math.floor(mean / 2)), Math.ceil(mean * 2)], random)
  return villages.map((village, at) => [village, dealt[at] as number])
}

const basicIn = ({ basic }: GridCounts, villages: readonly Village[], random: Random): Map<Village, number> => {
  if (typeof basic === 'number') return new Map(overVillages(basic, villages, random))
  const of = (urban: boolean) => villages.filter((village) => village.urban === urban)
  return new Map([...overVillages(basic.urban, of(true), random), ...overVillages(basic.rural, of(false), random)])
}

/** Grids of every village, numbered 001 upwards within it: basic ones first. */
export const layOut = ({ villages }: Divisions, counts: GridCounts, random: Random): Grid[] => {
  const basic = basicIn(counts, villages, random)
  const dedicated = new Map(villages.map((village) => [village, 0]))
  const chosen = random.shuffle(villages)
  const extra = (counts.dedicated ?? 0) + (counts.micro ?? 0)
  for (let at = 0; at < extra; at++) {
    const village = chosen[at % chosen.length] as Village
    dedicated.set(village, (dedicated.get(village) ?? 0) + 1)
  }
  const codeOf = (village: Village, sequence: number) => village.code + String(sequence).padStart(3, '0')
  return villages.flatMap((village) => {
    const plain = basic.get(village) ?? 0
    const own = dedicated.get(village) ?? 0
    return [
      ...Array.from({ length: plain }, (_, at) => ({
        code: codeOf(village, at + 1),
        name: `${village.short}第${at + 1}网格`,
        level: 'grid' as const,
        kind: 'basic-grid' as const,
        village,
      })),
      ...Array.from({ length: own }, (_, at) => ({
        code: codeOf(village, plain + at + 1),
        name: institution(village.short, at),
        level: counts.micro ? ('micro' as const) : ('grid' as const),
        kind: 'dedicated-grid' as const,
        village,
      })),
    ]
  })
}
