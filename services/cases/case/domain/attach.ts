import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { type Case, isOpen } from './case.ts'
import { type Decision, entry, legal, type RestOfFact } from './order.ts'

type Matter = Pick<Case, 'step' | 'erasedAt'>

/** May its reporter still send something for it? As long as it is handled, in `main` where it was merged into that. */
export const takesFiles = (found: Matter, main: Matter = found): boolean => isOpen(main) && found.erasedAt === undefined

export const demandTakesFiles = (found: Matter, main?: Matter): void => {
  if (takesFiles(found, main)) return
  throw new Problem(
    'conflict',
    say('这件事现在不在办理，不能再添加照片、录音', 'It is not being handled now: nothing can be added to it'),
    { facts: { step: (main ?? found).step, command: 'add-file' } },
  )
}

/** What its reporter sent by itself, with neither report nor reply (K2). */
export const addFile = (
  found: Case,
  { fileId, kind }: { readonly fileId: string; readonly kind: RestOfFact<'add-file'>['kind'] },
  actor: Actor,
): Decision => {
  legal('add-file', found)
  const data = { kind, files: [fileId] }
  return { state: found, entries: [entry('add-file', { before: found, after: found, actor, data })] }
}
