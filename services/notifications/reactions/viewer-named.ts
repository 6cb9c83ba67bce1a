import { viewerNamed } from '@wangge/cases/contract'
import { toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onViewerNamed = tell(viewerNamed, ({ data }, ports) =>
  toMembers([data.viewerId], 'viewer-named', data, ports),
)
