import { caseReported } from '@wangge/cases/contract'
import type { Handed } from '@wangge/events'
import fc from 'fast-check'
import { allowedFrom } from './domain/message.ts'
import { aPostbox, aStanding } from './testing/a-postbox.ts'

// members, and the resident by the number of their case
const recipients = ['worker', 'leader', 'official', 'duty', 'C1']
// late in the evening: some texts wait for the morning
const queuedAt = '2026-11-24T12:55:00.000Z'
const settledBy = Date.parse(queuedAt) + 72 * 3_600_000

/** What a provider does: says no, takes it, takes it and knows, breaks off, or sees the process die. */
const answers = fc.constantFrom('refused', 'refused', 'taken', 'arrived', 'breaks', 'dies')

describe('promise 5: every accepted message ends', () => {
  it('H2 within 72 hours, and never twice in silence, whatever providers and processes do', async () => {
    const plans = fc.record({
      answers: fc.infiniteStream(answers),
      /** How many sweeps come at once. */
      sweeps: fc.infiniteStream(fc.constantFrom(1, 1, 2)),
      eventIsLost: fc.boolean(),
      isEmergency: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(plans, async ({ answers, sweeps, eventIsLost, isEmergency }) => {
        const box = await aPostbox({ now: queuedAt })
        const { table } = box
        const { write } = table
        const unknown = new Set<string>()
        const again: string[] = []
        box.provider.play = async ({ messageId }): Promise<Handed> => {
          if (unknown.has(messageId)) again.push(messageId)
          const answer = answers.next().value
          if (answer === 'refused') return { refused: 'busy' }
          unknown.add(messageId)
          if (answer === 'breaks') throw new Error('socket hang up')
          if (answer === 'dies') table.write = () => Promise.reject(new Error('killed'))
          return { providerId: 'p', delivered: answer === 'arrived' }
        }
        const messages = async () => (await Promise.all(recipients.map(box.messagesTo))).flat()
        const waiting = async () => (await messages()).flatMap(({ dueAt }) => dueAt ?? []).toSorted()

        const holder = { ...aStanding.holder, memberId: 'worker' }
        const standing = {
          ...aStanding,
          holder,
          source: 'resident',
          class: isEmergency ? 'emergency' : 'general',
        } as const
        await box.tell(caseReported, { ...standing, caseId: 'C1', subjectId: 'farmer' })
        if (!eventIsLost) await box.drain().catch(() => undefined)
        table.write = write
        for (let due = await waiting(); due[0] !== undefined; due = await waiting()) {
          expect(Date.parse(due[0])).toBeLessThanOrEqual(settledBy)
          box.clock.now = due[0]
          await Promise.all(Array.from({ length: sweeps.next().value as number }, () => box.ring('send-due')))
          table.write = write
        }
        expect(again).toEqual([])
        const states = (await messages()).map(({ state }) => state)
        expect(states).toHaveLength(isEmergency ? 5 : 2)
        for (const state of states)
          expect([state, allowedFrom(state).filter((step) => step !== 'deliver')]).toEqual([state, []])
      }),
      { numRuns: 40 },
    )
  })
})
