import { AreaId, formatted, LocalDate, line, Period, pageOf, paging, personal, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { CaseBrief, Locks } from '../../case/contract/views.ts'
import { CaseClass, CategoryCode, Step } from '../../case/contract/words.ts'

const tag = 'cases'

/** 一网五单: the five orders of a case, in the order of the chain. */
export const fiveOrders = ['placed', 'accepted', 'dispatched', 'done', 'rated'] as const
export const FiveOrder = z.enum(fiveOrders)
export type FiveOrder = z.output<typeof FiveOrder>

const id = '[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}'

/** Which cases: what a list, its counts, its file and a search are asked by alike. */
export const whichCases = {
  /**
   * Whom open cases lie with. `me`: with me, with a post I fill, or with a unit of mine; `member:m0007`, `unit:u03`, or
   * `post:village-secretary:330723101201`. A closed case lies with nobody.
   */
  holder: formatted(
    new RegExp(`^(me|member:${id}|unit:${id}|post:[a-z-]{1,40}:${id})$`),
    'me, member:id, unit:id, post:role:area',
    'member:m0007',
  ).optional(),
  area: AreaId.optional(),
  /** `closed`: whatever ended the work, struck off or otherwise. */
  state: z.enum(['open', 'closed']).optional(),
  step: Step.optional(),
  class: CaseClass.optional(),
  /** A branch of the tree takes its leaves. */
  category: CategoryCode.optional(),
  /** When it was reported; with `order`, when that order was given. */
  period: Period.optional(),
  overdue: z.stringbool().optional(),
  /** Somebody above urged and has no reply yet. */
  urged: z.stringbool().optional(),
  /** Whose: the reporter's phone. Only what one may unmask is found, and each look is recorded. */
  reporter: personal('phone', line(30)).optional(),
  /** One of the five orders was given in `period`: exactly the cases that the figure counts. */
  order: FiveOrder.optional(),
  /**
   * Words of its text, names of its grid, village and township, or its number. Either script, any width, any case;
   * spaces separate words, of which each must be there.
   *
   * Words of letters are pinyin as well, with tones or without, ü as `v`: syllables that follow each other in it, each
   * character by any of its usual readings (`ludeng`, `lu deng`, `路deng`, `3haolou`), or the first letters of two
   * characters or more that do (`ld`). `xian` is 先 and 西安; `xi'an` is 西安.
   */
  q: line(100)
    .describe(
      '文字、地名或编号，繁简、全半角不限；也可打拼音：ludeng、lu deng、路deng，或声母 ld · ' +
        'Words, places or a number, in either script and any width; or pinyin: ludeng, lu deng, 路deng, or initials, ld',
    )
    .optional(),
}

export const listCases = route({
  method: 'GET',
  path: '/v1/cases',
  action: 'case.read',
  tag,
  summary: say('事项列表：我手上的，或辖区内的；可搜索', 'Cases that lie with me, or those of a subtree; and search'),
  query: z.strictObject({
    ...whichCases,
    /** The newest first; `due`, with `holder` only: what is due next. */
    sort: z.enum(['newest', 'due']).optional(),
    ...paging,
  }),
  answer: pageOf(CaseBrief),
  example: { query: { area: '330723101201', state: 'open', q: '路燈' } },
})

const figure = z.int().min(0)

export const countCases = route({
  method: 'GET',
  path: '/v1/cases/counts',
  action: 'case.read',
  tag,
  summary: say('事项计数：与同样条件的列表一致', 'Counts: what the list of the same question holds'),
  query: z.strictObject(whichCases),
  answer: z.object({
    total: figure,
    open: figure,
    closed: figure,
    overdue: figure,
    bySteps: z.partialRecord(Step, figure),
    byClasses: z.partialRecord(CaseClass, figure),
    byCategories: z.record(CategoryCode, figure),
  }),
  example: { query: { area: '330723101201', period: '2026-11' } },
})

const Figure = z.object({
  count: z.int().min(0),
  /** The list that opens the figure: all its cases, page by page. */
  href: z.string(),
})

/**
 * 一网五单. Each figure counts cases, once each however often the order was given in the period; a case counts in the
 * period of each order, so that more may be done than was placed. Areas are taken by the tree as it stands now.
 *
 * - `placed` 点单: it was reported, by a resident or for one, by whichever way. One that is later merged was placed all
 *   the same: somebody asked. Of what whoever wrote it down found themselves nobody did.
 * - `accepted` 接单: it was accepted. One that was opened again and accepted again counts again in that period.
 * - `dispatched` 派单: it was sent to a unit; sent back and sent again in one period it counts once.
 * - `done` 办单: another person checked that it is solved and found it so. What was solved and not yet checked, or
 *   failed the check, is not done; nor is any more what was opened again or put back on the list since.
 * - `rated` 评单: the resident rated it.
 *
 * Parts of a case (C17) are work within one order and count in none. Confidential cases count for those who may see them.
 */
export const readFiveOrders = route({
  method: 'GET',
  path: '/v1/five-orders',
  action: 'case.read',
  tag,
  summary: say(
    '一网五单：点单、接单、派单、办单、评单',
    'The five orders of an area and a period, each with its cases',
  ),
  query: z.strictObject({ area: AreaId.optional(), period: Period }),
  answer: z.object({
    area: AreaId.optional(),
    period: Period,
    placed: Figure,
    accepted: Figure,
    dispatched: Figure,
    done: Figure,
    rated: Figure,
  }),
  example: { query: { area: '330723101201', period: '2026-11' } },
})

export const listStrikeOff = route({
  method: 'GET',
  path: '/v1/strike-off-list',
  action: 'strike-off.read',
  tag: 'cases',
  summary: say(
    '销号清单：尚未销号的事项，差哪一把锁',
    'Everything not yet struck off, and which of the three locks are open',
  ),
  /** `on`: as the list was at the end of that day. */
  query: z.strictObject({ area: AreaId.optional(), on: LocalDate.optional(), ...paging }),
  answer: pageOf(CaseBrief.extend({ locks: Locks })),
})
