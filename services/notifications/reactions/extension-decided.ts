import { extensionDecided } from '@wangge/cases/contract'
import { toMembers, toReporter } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onExtensionDecided = tell(extensionDecided, ({ data }, ports) => [
  ...toMembers([data.askedBy], data.granted ? 'extension-granted' : 'extension-refused', data, ports),
  ...(data.granted ? toReporter('case-put-off', data, ports) : []),
])
