import { caseRated, caseStruckOff } from '@wangge/cases/contract'
import type { EventType } from '@wangge/contract'
import { weekEnded } from '@wangge/duties/contract'
import { areaOpened } from '@wangge/grids/contract'
import { postFilled, teamFormed } from '@wangge/members/contract'
import { aRoom, place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import { api } from '../api.ts'
import { queue } from '../queue.ts'
import { entriesOf } from '../record/table.ts'

/** When November's reviews are made: half past midnight on the first of December. */
export const reviewTime = '2026-11-30T16:30:00.000Z'

const people = {
  w1: ['grid-worker', place.grid],
  w2: ['grid-worker', place.nextGrid],
  w3: ['grid-worker', place.otherGrid],
  secretary: ['village-secretary', place.village],
  otherSecretary: ['village-secretary', place.otherVillage],
  auditor: ['auditor', place.county],
  volunteer: ['volunteer', place.grid],
} as const
const from = '2026-10-31T16:00:00.000Z'

/** The room of assessments with three grids, their workers and a team, all since the first of November. */
export const anAssessedMonth = async () => {
  const room = await aRoom({ api, people, now: '2026-11-29T17:00:00.000Z' })
  const work = atWork(queue, room)
  const grids = [place.grid, place.nextGrid, place.otherGrid]
  for (const [n, areaId] of grids.entries()) {
    const opened = { areaId, parentId: areaId.slice(0, -3), level: 'grid', kind: 'basic-grid' } as const
    await work.tell(areaOpened, opened, { subject: areaId, time: from })
    const memberId = `w${n + 1}`
    await work.tell(postFilled, { role: 'grid-worker', memberId, areaId, from }, { subject: `${memberId}~${from}` })
  }
  await work.tell(teamFormed, { teamId: 't1', areaId: place.grid, size: 4 }, { subject: 't1', time: from })
  const standing = {
    category: 'facility-lamp',
    class: 'general',
    level: 'grid',
    step: 'struck-off',
    holder: { role: 'grid-worker', areaId: place.grid },
    areaId: place.grid as string,
  } as const
  let cases = 0
  return {
    ...room,
    ...work,
    /** A worker's ended week. */
    week: (
      memberId: string,
      { period = '2026-W47', areaId = place.grid, due = 10, done = 9, late = 0, rev = 2, ...telling }: Week = {},
    ) =>
      work.tell(
        weekEnded,
        { memberId, areaId, ruleId: 'weekly-contact', period, due, done, late },
        { subject: `${memberId}~${period}`, rev, ...telling },
      ),
    /** A case that is over, and what the resident said of it. */
    async closed({
      handlerId = 'w1',
      onTime = true,
      stars,
      areaId = place.grid,
      time,
      caseId,
      rev = 8,
      parentId,
      confidential,
      lateAt,
    }: Closed = {}) {
      caseId ??= `CASE${++cases}`
      const { clock } = room
      const telling = { subject: caseId, time: time ?? clock.now }
      const struckOff = { reportedAt: from, solvedAt: from, handledLevel: 'grid', selfHandled: false, rework: 0 }
      await work.tell(
        caseStruckOff,
        {
          ...standing,
          caseId,
          areaId,
          handlerId,
          onTime,
          ...struckOff,
          ...(parentId && { parentId }),
          ...(confidential && { confidential }),
          ...(lateAt && { lateAt }),
        },
        { ...telling, rev },
      )
      if (stars !== undefined)
        await work.tell(caseRated, { ...standing, caseId, areaId, handlerId, stars }, { ...telling, rev: rev + 1 })
      return caseId
    },
    /** Turns the clock and makes reviews. */
    ringAt(at: string): Promise<void> {
      room.clock.now = at
      return work.ring('make-reviews')
    },
    made: () => room.facts().filter(({ type }) => type === ('assessments.review-made.v1' satisfies EventType)),
  }
}

interface Week {
  readonly period?: string
  readonly areaId?: string
  readonly due?: number
  readonly done?: number
  readonly late?: number
  readonly rev?: number
  readonly id?: string
  readonly time?: string
}
interface Closed {
  readonly caseId?: string
  readonly rev?: number
  readonly handlerId?: string
  readonly onTime?: boolean
  readonly stars?: number
  readonly areaId?: string
  readonly time?: string
  readonly parentId?: string
  readonly confidential?: true
  readonly lateAt?: string
}

export type Month = Awaited<ReturnType<typeof anAssessedMonth>>
export const november = '2026-11'
/** What counts in a month for somebody of the first grid. */
export const entriesFor = ({ table }: Month, kind: 'worker' | 'grid' | 'team', subjectId: string, period = november) =>
  entriesOf(table, { kind, subjectId, areaId: place.grid }, period)
