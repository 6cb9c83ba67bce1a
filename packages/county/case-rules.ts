import { roles } from '@wangge/access/roles'
import { AreaId, formatted, UnitId } from '@wangge/contract'
import * as z from 'zod'
import { caseClasses } from './categories.ts'
import { ClockTime } from './clock-time.ts'
import { Code } from './code.ts'
import { Windows } from './windows.ts'

const count = (max: number, min = 0) => z.int().min(min).max(max)

/** Which unit a case is sent to. Of several that hold, the first does; what a rule does not name, it does not ask. */
export const DispatchRule = z.strictObject({
  ruleId: Code,
  /** The area, with all below it. */
  area: AreaId.optional(),
  /** The category, with all below it. */
  category: Code.optional(),
  class: z.enum(caseClasses).optional(),
  /** 1 = Monday … 7 = Sunday. */
  weekdays: z.array(count(7, 1)).min(1).max(7).optional(),
  /** Of the day, in the county's zone; `to` before `from` runs over midnight. */
  hours: z.strictObject({ from: ClockTime, to: ClockTime }).optional(),
  unitId: UnitId,
})
export type DispatchRule = z.output<typeof DispatchRule>

const megabyte = 1024 * 1024
const fileBytes = count(25 * megabyte, 1024)
/** Photos, recordings and documents of a case: how large, how many, how long one waits, how many a stranger may send. */
const FileRules = z.strictObject({
  bytes: z.strictObject({ photo: fileBytes, voice: fileBytes, document: fileBytes }),
  /** Of one case, and of one report or reply by a resident. */
  most: count(100, 1),
  mostOwn: count(20, 1),
  /** Minutes in which it must be sent, and hours after which one that belongs to nothing is deleted. */
  sendMinutes: count(60, 1),
  looseHours: count(168, 1),
  /** By one network address without an account. */
  perAddress: Windows,
})

const all = {
  /** Extensions (延期): how often per case, how many days at most, and who needs nobody's leave. */
  extension: z.strictObject({ most: count(10), longestDays: count(90, 1), atOnce: z.array(z.enum(roles)) }),
  /** The day of the year, `11-15`, from which the county is reminded that next year's calendar is missing (C9). */
  calendar: z.strictObject({ remindFrom: formatted(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'MM-DD', '11-15') }),
  /** Working days after which whoever has a case is reminded of an urging without a reply (C8). */
  urging: z.strictObject({ remindDays: count(30, 1) }),
  /** Questions to the resident: how often in a round, and for how many working days in all the clock may stand (C9). */
  waiting: z.strictObject({ most: count(10, 1), workingDays: count(90, 1) }),
  /** What may be the same matter: same category, same grid or within so many metres, reported within so many days. */
  duplicates: z.strictObject({ metres: count(5000), days: count(365, 1) }),
  /** Parts that one case may be split into for several units. */
  subCases: z.strictObject({ most: count(10, 1) }),
  /** Hours within which a report should have its first answer (C12). */
  firstAnswer: z.strictObject({ hours: count(720, 1) }),
  /** Days without movement after which a case is listed as stuck. */
  stuck: z.strictObject({ days: count(365, 1) }),
  /** Confidential cases (C20). */
  confidential: z.strictObject({
    /** Level of the ladder they start at, unless their category says another: below it nobody is told of them. */
    startsAt: Code,
    /** Counts of them below this are not told. */
    hiddenBelow: count(100, 1),
    /** Viewers that one case may have. */
    mostViewers: count(50, 1),
  }),
  /** Years after its end in which a case keeps what is personal in it; then a stub stays for statistics. */
  retention: z.strictObject({ cancelledYears: count(100, 1), doneYears: count(100, 1) }),
  /** Days a mediation should take, and days after an agreement on which somebody asks whether it is kept (回访). */
  mediation: z.strictObject({ days: count(365, 1), followUps: z.array(count(730, 1)).min(1).max(12) }),
  /** Reports by one network address without an account; emergencies are never too many. */
  reports: z.strictObject({ perAddress: Windows }),
  /** Ordered; the first that holds says where a case goes. */
  dispatch: z.array(DispatchRule).max(500),
  files: FileRules,
  /** Which roles may say that a report came this way (C1); a source that is not named here is everybody's who may report. */
  sources: z.partialRecord(z.enum(['resident', 'worker', 'hotline', 'unit', 'system']), z.array(z.enum(roles))),
}

/** How a county's cases are handled, as far as it says so itself. */
export const CaseRules = z.strictObject(all).partial()
export type CaseRules = Readonly<Required<z.output<typeof CaseRules>>>

const officials = ['village-secretary', 'township-official', 'county-leader'] as const

/** What holds where a county says nothing. */
export const defaultCaseRules: CaseRules = {
  extension: { most: 1, longestDays: 10, atOnce: [...officials] },
  calendar: { remindFrom: '11-15' },
  urging: { remindDays: 1 },
  waiting: { most: 2, workingDays: 10 },
  duplicates: { metres: 250, days: 30 },
  subCases: { most: 10 },
  firstAnswer: { hours: 24 },
  stuck: { days: 7 },
  confidential: { startsAt: 'township', hiddenBelow: 3, mostViewers: 10 },
  retention: { cancelledYears: 1, doneYears: 5 },
  mediation: { days: 30, followUps: [30] },
  // a village may share one address
  reports: {
    perAddress: [
      { seconds: 3600, most: 60 },
      { seconds: 86_400, most: 300 },
    ],
  },
  dispatch: [],
  files: {
    bytes: { photo: 10 * megabyte, voice: 5 * megabyte, document: 20 * megabyte },
    most: 50,
    mostOwn: 5,
    sendMinutes: 15,
    looseHours: 24,
    perAddress: [
      { seconds: 3600, most: 30 },
      { seconds: 86_400, most: 100 },
    ],
  },
  sources: {
    hotline: [...officials, 'county-admin', 'duty', 'grid-leader', 'grid-worker', 'grid-supervisor'],
    unit: [...officials, 'county-admin', 'duty', 'grid-leader', 'grid-worker', 'grid-supervisor', 'department'],
    system: ['county-admin', 'duty'],
  },
}

/** What holds in a county. */
export const caseRules = ({ cases }: { readonly cases?: z.output<typeof CaseRules> | undefined }): CaseRules => ({
  ...defaultCaseRules,
  ...cases,
})

/** A count of confidential cases as it may be told: none below the county's limit, for few can be guessed at (C20). */
export const tellableCount = (found: number, { confidential }: Pick<CaseRules, 'confidential'>): number | null =>
  found < confidential.hiddenBelow ? null : found
