import { caseAccepted, caseReported } from '@wangge/cases/contract'
import { consume, react } from '@wangge/events'
import { add, defineEntity, put } from '@wangge/table'
import * as z from 'zod'
import { manifest } from './manifest.ts'

/** Two effects that a second delivery would show: a count, and a list that grows. */
export const Seen = defineEntity('witness', 'seen-case', {
  schema: z.object({ caseId: z.string(), facts: z.array(z.string()) }),
  key: ({ caseId }: { caseId: string }) => [`case#${caseId}`, 'seen-case'],
})
export const Count = defineEntity('witness', 'count', {
  schema: z.object({ what: z.string(), n: z.number() }),
  key: ({ what }: { what: string }) => [`count#${what}`, 'count'],
  counters: ['n'],
})

const seeing = (fact: typeof caseReported | typeof caseAccepted) =>
  react(fact)(async ({ type, subject: caseId }, { table }) => {
    const seen = (await table.get(Seen, { caseId })) ?? { caseId, facts: [] }
    return [put(Seen, { ...seen, facts: [...seen.facts, type] }), add(Count, { what: type }, 'n', 1)]
  })

export const queue = consume(manifest, {
  seen: [async () => ({ onReported: seeing(caseReported), onAccepted: seeing(caseAccepted) })],
})
