import { allow, type Principal, scopes, unitScopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { invalid, Problem } from '@wangge/problem'
import { phoneOf } from '@wangge/vault/phone'
import type { Case } from '../../case/domain/case.ts'
import { casesOf } from '../../case/table/reporter.ts'
import { isWith } from '../../case/work/gate.ts'
import { recordLook } from '../../case/work/look.ts'
import { staff } from '../../case/work/take.ts'
import { type Found, fromFound, type Source, type Wanted } from './lists.ts'

const asPhone = async (text: string, { county }: Pick<Ports, 'county'>): Promise<string> => {
  const { testPhones } = await county.config()
  try {
    return phoneOf(text, { testPhones })
  } catch (error) {
    throw error instanceof Problem ? invalid('reporter', error.detail) : error
  }
}

/**
 * The cases that one person reported, by their phone: those whose reporter the caller may unmask, for to know who asked
 * is the same as to be shown. Each is a look, and written down before it is answered.
 */
export const casesOfReporter = async (
  reporter: string,
  principal: Principal,
  ports: Ports,
): Promise<{ source: Source; wanted: Pick<Wanted, 'action' | 'also'> }> => {
  const may = [...scopes(principal, 'case.unmask'), ...unitScopes(principal, 'case.unmask')]
  if (may.length === 0) allow(principal, 'case.unmask')
  const blind = await ports.vault.blindIndex('phone', await asPhone(reporter, ports))
  async function* parts(): AsyncGenerator<readonly Found[]> {
    yield await casesOf(ports.table, blind)
  }
  const also: Wanted['also'] = async (brief) => {
    const found = brief as Case
    if (found.hidden && !(await isWith(principal, found, ports))) return false
    await recordLook(found, 'personal', await staff(principal, 'case.unmask')(found, ports), ports)
    return true
  }
  return { source: fromFound(parts, ports), wanted: { action: 'case.unmask', also } }
}
