import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import type { Case } from '../case/domain/case.ts'
import { type Decision, entry, legal } from '../case/domain/order.ts'

/** Lets words through that a person has read, and written anew where they named anybody (I3). */
export const publish = (
  found: Case,
  { text, isPublic }: { text: string; isPublic: boolean },
  actor: Actor,
): Decision => {
  legal('publish', found)
  if (!isPublic)
    throw new Problem('conflict', say('这类事项不公开', 'Cases of this kind are not public'), {
      facts: { category: found.category, class: found.class },
    })
  const state: Case = { ...found, moderated: 'published' }
  return { state, entries: [entry('publish', { before: found, after: state, actor, note: text, data: {} })] }
}

/** Keeps its words from the public: taken back, or not let through in the first place. */
export const unpublish = (found: Case, { reason }: { reason: string }, actor: Actor): Decision => {
  legal('unpublish', found)
  if (found.moderated === 'withheld') throw new Problem('conflict', say('本来就没有公开', 'It is not published'))
  const state: Case = { ...found, moderated: 'withheld' }
  return { state, entries: [entry('unpublish', { before: found, after: state, actor, note: reason, data: {} })] }
}
