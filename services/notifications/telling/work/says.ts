import type { Standing, Telling } from '@wangge/cases/contract'
import { type CountyConfig, deedRules } from '@wangge/county'
import type { Language } from '@wangge/problem'
import type * as z from 'zod'
import { spokenDate, spokenIn } from '../../message/domain/spoken.ts'
import { caseWords } from '../../message/work/case-words.ts'
import { readingOf } from '../../message/work/reading.ts'
import type { Says } from './tell.ts'

type Case = z.output<typeof Standing>
type CaseVariable = 'number' | 'category' | 'area' | 'due'

/** What every text about a case may say, its number, category, place and time limit, and what more its fact knows. */
export const theCaseAnd =
  <D extends Case, V extends string>(
    more: (data: D, language: Language, config: CountyConfig) => Readonly<Record<V, string>>,
  ): Says<D, CaseVariable | V> =>
  ({ data }, { county }) =>
  async (language) => {
    const words = await caseWords(data.caseId, data, language, { county })
    return { ...words, ...more(data, language, await county.config()) }
  }

export const theCase = theCaseAnd<Case, never>(() => ({}))

/** A new case and the token by which its reporter is known. */
export const theToken: Says<
  Case & { subjectId?: string | undefined; sealedToken?: string | undefined },
  CaseVariable | 'token'
> = async (event, ports) => {
  const { subjectId, sealedToken } = event.data
  if (subjectId === undefined || sealedToken === undefined) return undefined
  const token = readingOf(await ports.vault.subject(subjectId), { sealed: sealedToken, masked: '' })
  return token === null ? undefined : theCaseAnd<Case, 'token'>(() => ({ token }))(event, ports)
}

/** When and where the parties to a mediation meet, never what it is about. */
export const theSession: Says<
  { caseId: string; telling?: Telling | undefined; previousAt?: string },
  'number' | 'place' | 'when' | 'before'
> = async ({ data: { caseId, telling, previousAt } }, { vault, county }) => {
  if (!telling) return undefined
  const { disputeId, sessionAt, sealedPlace } = telling
  const place = readingOf(await vault.subject(disputeId), { sealed: sealedPlace, masked: '' })
  if (place === null) return undefined
  const { zone } = await county.config()
  return (language) => ({
    number: caseId,
    place,
    when: spokenIn(sessionAt, zone, language),
    before: previousAt === undefined ? '' : spokenIn(previousAt, zone, language),
  })
}

interface Code {
  readonly caseId?: string
  readonly subjectId: string
  readonly sealedCode: string
  readonly expiresAt: string
}

/** A code, how long it is good for, and for which case, if it is for one. */
export const theCode: Says<Code, 'number' | 'code' | 'minutes'> = async ({ data, time }, { vault }) => {
  const { caseId = '', subjectId, sealedCode, expiresAt } = data
  const code = readingOf(await vault.subject(subjectId), { sealed: sealedCode, masked: '' })
  if (code === null) return undefined
  return { number: caseId, code, minutes: String(Math.ceil((Date.parse(expiresAt) - Date.parse(time)) / 60_000)) }
}

interface FellBack {
  readonly areaId: string
  readonly holder: { readonly areaId?: string | undefined }
  readonly left?: { readonly areaId?: string | undefined; readonly unitId?: string | undefined } | undefined
}

/** Where the post is that was left, or is filled again; of a unit, which. */
export const thePost: Says<FellBack, 'area'> = async ({ data: { areaId, holder, left } }, { county }) => {
  const at = left?.areaId ?? holder.areaId ?? areaId
  const name = (await county.area(at))?.name ?? at
  const unitId = left?.unitId
  return (language) => ({ area: unitId ? `${language === 'zh-CN' ? '单位' : 'unit '}${unitId}` : name })
}

interface Deed {
  readonly areaId: string
  readonly list: string
  readonly dueOn: string
  readonly done: number
  readonly quantity: { readonly amount: number; readonly unit: string }
}

/** An item of a deed list: which, how much of it is done, and when it was due. */
export const theDeed: Says<Deed, 'area' | 'list' | 'due' | 'done' | 'quantity'> = async (
  { data: { areaId, list, dueOn, done, quantity } },
  { county },
) => {
  const [config, area] = await Promise.all([county.config(), county.area(areaId)])
  const { lists, units } = deedRules(config)
  const called = (of: typeof units, code: string, language: Language) =>
    of.find((one) => one.code === code)?.name[language] ?? code
  return (language) => ({
    area: area?.name ?? areaId,
    list: called(lists, list, language),
    due: spokenDate(dueOn, language),
    done: String(done),
    quantity: `${quantity.amount}${language === 'zh-CN' ? '' : ' '}${called(units, quantity.unit, language)}`,
  })
}
