import type { Fact } from '@wangge/contract'
import { aPostbox, aStanding } from './a-postbox.ts'

// 22:00 in the county, and 08:00 of the next day
export const night = '2026-11-24T14:00:00.000Z'
export const dawn = '2026-11-25T00:00:00.000Z'
const dueAt = '2026-11-25T10:00:00.000Z'

/** A case of the night, due the next evening, whose reporter left no way to be told. */
export const reported = { ...aStanding, dueAt, source: 'resident', subjectId: undefined } as const
/** Its worker, who has accepted it. */
export const worker = { ...aStanding.holder, memberId: 'worker' }

/** A night in which facts of one case come one after the other. */
export const aNight = async () => {
  const box = await aPostbox({ now: night })
  let rev = 0
  const tell = async (fact: Fact, data: object) => {
    rev += 1
    await box.tell(fact, { ...data, dueAt: 'dueAt' in data ? data.dueAt : dueAt } as never, { rev })
    await box.drain()
  }
  const morning = async () => {
    await box.sweepAt(dawn)
    await box.drain()
    return box.shown()
  }
  const whyOf = async (recipient: string) =>
    (await box.messagesTo(recipient)).map(({ state, why }) => [state, why].filter(Boolean).join(' ')).toSorted()
  return { ...box, tell, morning, whyOf }
}
