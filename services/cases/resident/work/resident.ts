import type { Principal } from '@wangge/access'
import { isToken } from '../../case/number.ts'
import { noSuchCase } from '../../case/view.ts'
import type { Case } from '../../domain/case.ts'

/** The case, when it is the resident's own: a wrong token gets the same answer as a wrong number. */
export const resident =
  (principal: Principal) =>
  <C extends Case>(found: C | undefined): C => {
    if (found && principal.kind === 'resident' && isToken(principal.caseToken, found.token)) return found
    throw noSuchCase()
  }
