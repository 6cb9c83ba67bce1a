import { digitsOf } from '@wangge/county/division'
import { type Allowed, type Fault, say, type Text } from '@wangge/problem'

/** What the code of a new area is checked against. */
export interface Coded {
  readonly code: string
  readonly isGrid: boolean
  /** Codes of everything above, from the county down; empty for the county itself. */
  readonly above: readonly string[]
  readonly level?: string
}

// GB/T 10114: county 6 digits, township 9 (400–599 in the last three are farms and the like), village 12
const division = /^\d{6}(\d{3}){0,2}$/
const digitsOfVillage = 12
const own = /^-[a-z0-9]{1,8}$/

const fault = (what: Text, allowed?: Allowed): Fault => ({
  path: 'code',
  what,
  ...(allowed === undefined ? {} : { allowed }),
})

/** The narrowest published division code on the way up. */
const divisionOf = (path: readonly string[]): string | undefined => path.findLast((code) => division.test(code))

/** The village or community that an area lies in, if it lies in one. */
const villageOf = (path: readonly string[]): string | undefined =>
  path.find((code) => division.test(code) && code.length === digitsOfVillage)

const gridFault = ({ code, above }: Coded): Fault | undefined => {
  const village = villageOf(above)
  if (!village) {
    const what = say('网格必须设在村或社区之下', 'A grid must lie in a village or community')
    return { path: 'parentCode', what }
  }
  const sequence = code.startsWith(village) ? code.slice(village.length) : undefined
  if (sequence !== undefined && /^\d{3}$/.test(sequence) && sequence !== '000') return undefined
  if (sequence !== undefined && /^\d{4,}$/.test(sequence)) {
    const what = say('一个村（社区）的网格序号只到 999', 'The sequence of grids in a village ends at 999')
    return fault(what, { min: `${village}001`, max: `${village}999` })
  }
  const what = say(
    '网格编码须为 12 位区划代码加 001 至 999 的序号',
    'A grid code is the 12-digit division code and 001–999',
  )
  return fault(what, { min: `${village}001`, max: `${village}999` })
}

/**
 * Grid codes are the village's 12 digits and a sequence 001–999. Divisions keep their published code, which goes on from
 * the one above; areas that no list knows (管区, 片区, 楼栋) are named after their parent: `<parent>-<a to z, 0 to 9>`.
 */
export const codeFault = (coded: Coded): Fault | undefined => {
  const { code, isGrid, above, level } = coded
  if (isGrid) return gridFault(coded)
  const parent = above.at(-1)
  if (parent === undefined) return undefined
  const narrowest = divisionOf(above)
  if (division.test(code)) {
    const digits = level === undefined ? undefined : digitsOf[level]
    if (digits !== undefined && code.length !== digits) {
      const what = say(`这一层级的区划代码是 ${digits} 位`, `A division code of this level has ${digits} digits`)
      return fault(what, {
        format: `${digits} digits`,
        example: `${(narrowest ?? code).padEnd(digits - 1, '0')}1`.slice(0, digits),
      })
    }
    if (narrowest !== undefined && code.length > narrowest.length && code.startsWith(narrowest)) return undefined
    const what = say('区划代码须以上级的区划代码开头', 'A division code begins with the one of the area above it')
    return fault(what, narrowest === undefined ? undefined : { format: 'division code', example: `${narrowest}001` })
  }
  if (code.startsWith(parent) && own.test(code.slice(parent.length))) return undefined
  const what = say(
    '须为 6、9、12 位区划代码，或上级编码加“-”和 1 至 8 位小写字母或数字',
    'A division code of 6, 9 or 12 digits, or the parent’s code, “-” and 1 to 8 lower-case letters or digits',
  )
  return fault(what, { format: 'own code', example: `${parent}-a1` })
}
