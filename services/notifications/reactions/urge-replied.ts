import { urgeReplied } from '@wangge/cases/contract'
import { toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onUrgeReplied = tell(urgeReplied, ({ data }, ports) =>
  toMembers(data.urgedBy, 'urge-replied', data, ports),
)
