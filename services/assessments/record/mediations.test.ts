import { agreementFollowedUp, mediationEnded, mediationReopened } from '@wangge/cases/contract'
import { place } from '@wangge/testing/a-room'
import { anAssessedMonth, entriesFor, type Month, november } from '../testing/an-assessed-month.ts'
import { latestOf, sumOf } from './domain.ts'

describe('mediations of a month', () => {
  const ended = '2026-11-20T02:00:00.000Z'
  const about = (step: 'agreed' | 'failed' | 'withdrawn' | 'broken' | 'opened', ordinal = 1) => ({
    ...mediationEnded.example,
    caseId: 'CASE1',
    areaId: place.grid,
    mediation: { ...mediationEnded.example.mediation, ordinal, step, mediatorId: 'w2', endedAt: ended },
  })
  const figure = async (month: Month, period = november) => {
    const of = async (kind: 'worker' | 'grid', subjectId: string) => {
      const entries = latestOf(await entriesFor(month, kind, subjectId, period), '2027')
      return `${sumOf(entries, 'mediations.succeeded')}/${sumOf(entries, 'mediations.ended')}`
    }
    const [worker, grid] = await Promise.all([of('worker', 'w2'), of('grid', place.grid)])
    expect(grid).toBe(worker)
    return worker
  }
  const end = (month: Month, outcome: 'agreed' | 'failed' | 'withdrawn', ordinal: number, rev: number, time = ended) =>
    month.tell(mediationEnded, { ...about(outcome, ordinal), outcome, onTime: true }, { subject: 'CASE1', rev, time })

  it('C18 G1 success = succeeded ÷ ended, in the month of the end; withdrawn has ended, pending counts nowhere', async () => {
    const month = await anAssessedMonth()
    expect(await figure(month)).toBe('0/0')
    await end(month, 'agreed', 1, 4)
    await end(month, 'failed', 2, 6)
    await end(month, 'withdrawn', 3, 8)
    expect([await figure(month), await figure(month, '2026-12')]).toEqual(['1/3', '0/0'])
  })

  it.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[2, 0, 3, 1, 0]]])(
    'C18 G2 a broken agreement leaves what succeeded, one mediated again counts where it ends, told in order %j',
    async (order) => {
      const month = await anAssessedMonth()
      const later = { subject: 'CASE1', time: '2026-12-20T02:00:00.000Z' }
      const tellings = [
        () => end(month, 'agreed', 1, 4),
        () =>
          month.tell(
            agreementFollowedUp,
            { ...about('broken'), kept: false, dueOn: '2026-12-20' },
            { ...later, rev: 5 },
          ),
        () => month.tell(mediationReopened, { ...about('opened'), previousEndedAt: ended }, { ...later, rev: 6 }),
        () => end(month, 'agreed', 1, 7, later.time),
      ]
      for (const n of order) await tellings[n]?.()
      expect([await figure(month), await figure(month, '2026-12')]).toEqual(['0/0', '1/1'])
    },
  )

  it('C18 G2 a kept agreement changes nothing, a broken one stays in the denominator', async () => {
    const month = await anAssessedMonth()
    await end(month, 'agreed', 1, 4)
    const followed = { ...about('agreed'), dueOn: '2026-12-20' }
    await month.tell(agreementFollowedUp, { ...followed, kept: true }, { subject: 'CASE1', rev: 5 })
    expect(await figure(month)).toBe('1/1')
    await month.tell(agreementFollowedUp, { ...followed, kept: false }, { subject: 'CASE1', rev: 6 })
    expect(await figure(month)).toBe('0/1')
  })
})
