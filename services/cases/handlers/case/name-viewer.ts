import { may } from '@wangge/access'
import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/confidential.ts'
import { nameViewer as name } from '../../domain/confidential.ts'

/** The same words for one who may not read cases there and one who is not there at all. */
const notThere = () =>
  invalid(
    'memberId',
    say('此人无权查看此处的事项', 'They may not read cases of this place, or there is no such member'),
  )

export const nameViewer = implement(contract.nameViewer)((asked, ports) =>
  command(asked, ports, 'case.name-viewer', async (found, body, actor, setting) => {
    const { memberId } = body
    const grants = await ports.access.rightsOf(memberId)
    const unitIds = found.unitId ? [found.unitId] : []
    const reads = may({ kind: 'person', memberId, sessionId: '', grants }, 'case.read', { path: setting.path, unitIds })
    if (!reads) throw notThere()
    return name(found, body, actor, setting)
  }),
)
