import type { Principal } from '@wangge/access'
import type { Case } from '../../case/domain/case.ts'
import { isToken } from '../../case/work/number.ts'
import { noSuchCase } from '../../case/work/view.ts'

/** The case, when it is the resident's own: a wrong token gets the same answer as a wrong number. */
export const resident =
  (principal: Principal) =>
  <C extends Case>(found: C | undefined): C => {
    if (found && principal.kind === 'resident' && isToken(principal.caseToken, found.token)) return found
    throw noSuchCase()
  }
