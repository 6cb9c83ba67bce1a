import { type CountyConfig, categoryOf, needCategory, readAnswers } from '@wangge/county'
import type { Form, FormField } from '@wangge/county/form'
import type { Call, Ports } from '@wangge/http'
import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { type Op, put } from '@wangge/table'
import type * as z from 'zod'
import type { correctCase } from '../contract/correct.ts'
import { isGraver } from '../contract/words.ts'
import { type Case, isOpen } from '../domain/case.ts'
import { type Correction, correct, type Filed, refile } from '../domain/correct.ts'
import { allowedAt } from '../steps/table.ts'
import { AnswersRow } from '../table/answers.ts'
import type { StoredCase } from '../table/case.ts'
import { whereOf } from './open.ts'
import { partsOf, withParts } from './parts.ts'
import { settingOf } from './setting.ts'
import type { Decided } from './take.ts'
import { isPresent } from './units.ts'

type Body = z.output<typeof correctCase.body>

/** What a category asks for is kept; what was confidential stays so until somebody says otherwise (C20). */
const confidentialAs = (found: Case, isDemanded: boolean): Case['confidential'] => {
  if (isDemanded) return found.confidential ?? 'category'
  return found.confidential === 'category' ? 'staff' : found.confidential
}

/** What it is to be filed under, checked as a report is. */
const filedAs = async (found: Case, body: Body, config: CountyConfig, ports: Ports): Promise<Filed> => {
  const category = body.category === undefined ? undefined : needCategory(config, body.category)
  const isPlaced = body.gridCode !== undefined || body.place !== undefined
  const { areaId, place } = isPlaced ? await whereOf(body, ports) : found
  // a place that was given lies in the grid it was given with
  const kept = place ?? (areaId === found.areaId ? found.place : undefined)
  const code = category?.code ?? found.category
  const confidential = confidentialAs(found, categoryOf(config, code)?.confidential === true)
  return {
    areaId,
    listingAreaId: await ports.county.listingAreaOf(areaId),
    category: code,
    class: body.class ?? category?.class ?? found.class,
    ...(kept && { place: kept }),
    ...(confidential && { confidential }),
  }
}

const fieldIn = (form: Form, code: string): FormField | undefined => form.find((field) => field.code === code)

/** Answers that its new form asks for too, in the same way; the others are set aside in its ledger, sealed as they were. */
const answersAs = async (
  found: Case,
  category: string,
  config: CountyConfig,
  { table, vault, county }: Ports,
): Promise<Pick<Correction, 'setAside' | 'formVersion'> & { ops: Op[] }> => {
  const row = found.formVersion === undefined ? undefined : await table.get(AnswersRow, found)
  if (!row || found.formVersion === undefined || category === found.category) return { ops: [] }
  const asked = (await county.configAt(found.formVersion)) ?? config
  const [was, is] = [categoryOf(asked, found.category)?.form ?? [], categoryOf(config, category)?.form ?? []]
  const subject = found.subjectId === undefined ? undefined : await vault.subject(found.subjectId)
  const isOpenTo = (field: FormField) => field.sensitivity === 'open'
  const fits = (code: string, value: unknown): boolean => {
    const [before, after] = [fieldIn(was, code), fieldIn(is, code)]
    if (!before || !after || before.kind !== after.kind || isOpenTo(before) !== isOpenTo(after)) return false
    return readAnswers([after], { [code]: value as string }).faults.length === 0
  }
  const isKept = ([code, value]: [string, unknown]): boolean => fits(code, value)
  const isKeptSealed = ([code, value]: [string, { sealed: string; masked: string }]): boolean =>
    subject !== undefined && fits(code, JSON.parse(subject.reveal(value)))
  const [open, sealed] = [Object.entries(row.open), Object.entries(row.sealed)]
  const [asideOpen, asideSealed] = [open.filter((one) => !isKept(one)), sealed.filter((one) => !isKeptSealed(one))]
  const aside = { open: Object.fromEntries(asideOpen), sealed: Object.fromEntries(asideSealed) }
  const kept = {
    open: Object.fromEntries(open.filter(isKept)),
    sealed: Object.fromEntries(sealed.filter(isKeptSealed)),
  }
  return {
    formVersion: config.version,
    ...(asideOpen.length + asideSealed.length > 0 && { setAside: JSON.stringify(aside) }),
    ops: [put(AnswersRow, { ...row, ...kept })],
  }
}

const leaves = async ({ unitId }: Case, path: readonly string[], ports: Ports): Promise<boolean> =>
  unitId !== undefined && !(await isPresent(unitId, path, ports))

/** A part that was filed as its whole stays so; one that is another matter is at the least as grave as its whole came to be. */
const partFiledAs = (part: Case, found: Case, filed: Filed): Filed => {
  const { areaId, listingAreaId, place, confidential } = filed
  const isAlike = part.class === found.class || (filed.class !== found.class && isGraver(filed.class, part.class))
  return {
    areaId,
    listingAreaId,
    category: part.category === found.category ? filed.category : part.category,
    class: isAlike ? filed.class : part.class,
    ...(place && { place }),
    ...(confidential && { confidential }),
  }
}

const isCorrectable = (part: Case, found: Case, filed: Filed): boolean => {
  const isMoved = filed.areaId !== found.areaId || filed.confidential !== found.confidential
  if (!isOpen(part) || isMoved) return isOpen(part)
  const { category, class: kind } = partFiledAs(part, found, filed)
  // what is solved is not filed anew by a change of kind, as its whole would not be
  return allowedAt(part.step, part).includes('correct') && (category !== part.category || kind !== part.class)
}

/** Parts that are open are filed as their whole, go where their whole goes, and are kept from whom it is kept. */
const partsAs = async (
  found: Case,
  filed: Filed,
  { reason, actor }: { reason: string; actor: Actor },
  ports: Ports,
) => {
  const parts = (await partsOf(found, ports)).filter((part) => isCorrectable(part, found, filed))
  const decisions = await Promise.all(
    parts.map(async (part) => {
      const as = partFiledAs(part, found, filed)
      const setting = await settingOf(ports, { ...part, ...as }, 'everybody')
      if (await leaves(part, setting.path, ports))
        throw new Problem(
          'conflict',
          say('分办单位在新地点无人任职，请先退单', 'The unit of a part has nobody there'),
          {
            facts: { part: part.caseId, unitId: part.unitId },
          },
        )
      return refile(part, { filed: as, reason }, actor, setting)
    }),
  )
  return { parts, decisions }
}

/** A case filed under what it is, with its answers and its parts: one transaction. */
export const correctedCase = async (
  found: StoredCase,
  body: Body,
  { actor, request }: { actor: Actor; request: Call },
  ports: Ports,
): Promise<Decided> => {
  const config = await ports.county.config()
  const filed = await filedAs(found, body, config, ports)
  const setting = await settingOf(ports, { ...found, ...filed, confidential: filed.confidential }, 'everybody')
  const { ops, ...answers } = await answersAs(found, filed.category, config, ports)
  const leavesUnit = filed.areaId !== found.areaId && (await leaves(found, setting.path, ports))
  const { reason } = body
  const whole = correct(found, { filed, reason, leavesUnit, ...answers }, actor, setting)
  const { parts, decisions } = await partsAs(found, filed, { reason, actor }, ports)
  const all = withParts({ whole, parts: decisions }, parts, request, ports)
  return { ...all, besides: [...(all.besides ?? []), ...ops] }
}
