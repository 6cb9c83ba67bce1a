import { Problem, say } from '@wangge/problem'
import type { Case } from '../../domain/case.ts'

/** Refuses whatever would write anew about a case of which everything was erased. */
export const notErased = ({ erasedAt }: Case): void => {
  if (erasedAt === undefined) return
  throw new Problem(
    'gone',
    say('个人信息已清除，不能再办理', 'Everything personal was erased; nothing more can be done to it'),
    { facts: { erasedAt } },
  )
}
