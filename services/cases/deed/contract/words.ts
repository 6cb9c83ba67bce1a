import { roles } from '@wangge/access/roles'
import { AreaId, MemberId, UnitId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

/** Steps of an item on a deed list. */
export const deedSteps = ['draft', 'planned', 'under-way', 'done', 'checked', 'cancelled'] as const
export const DeedStep = z.enum(deedSteps)
export type DeedStep = z.output<typeof DeedStep>

/** What may be done to it. */
export const deedCommands = [
  'add',
  'revise',
  'publish',
  'start',
  'report-progress',
  'amend',
  'decide-amount',
  'finish',
  'check',
  'cancel',
  'open-case',
  'remind',
  'fall-back',
] as const
export const DeedCommand = z.enum(deedCommands)
export type DeedCommand = z.output<typeof DeedCommand>

const oneWay = say('须指明一个人、一个单位或某区域的一个岗位', 'Name one person, one unit, or a post of an area')

/** Whose task it is: a member, a unit, or whoever fills a post of an area. */
export const Owner = z
  .strictObject({
    memberId: MemberId.optional(),
    unitId: UnitId.optional(),
    role: z.enum(roles).optional(),
    areaId: AreaId.optional(),
  })
  .refine(
    ({ memberId, unitId, role, areaId }) => {
      const isPost = role !== undefined && areaId !== undefined
      const isNoPost = role === undefined && areaId === undefined
      const ways = [memberId !== undefined, unitId !== undefined, isPost].filter(Boolean).length
      return ways === 1 && (isPost || isNoPost)
    },
    { error: oneWay.en, params: { text: oneWay } },
  )
export type Owner = z.output<typeof Owner>

const thousandths = say('至多三位小数', 'At most three decimals')
const most = 1_000_000_000

/** A count or a measure, to the thousandth. */
export const Amount = z
  .number()
  .min(-most)
  .max(most)
  .refine((amount) => Math.round(amount * 1000) / 1000 === amount, {
    error: thousandths.en,
    params: { text: thousandths, step: 0.001 },
  })

/** What a figure counts; a list asks for the same, so that it holds the very items that were counted. */
export const deedFigures = ['items', 'done', 'open', 'overdue', 'cancelled'] as const
export const DeedFigure = z.enum(deedFigures)
export type DeedFigure = z.output<typeof DeedFigure>
