import { caseReopened } from '@wangge/cases/contract'
import { begunAnew, toHolders } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseReopened = tell(caseReopened, ({ data }, ports) =>
  data.by === 'resident' ? toHolders('case-opened-again', data, ports) : begunAnew(data, ports),
)
