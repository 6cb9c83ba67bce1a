import { caseReported } from '@wangge/cases/contract'
import { alertedOf, membersOf, toMembers, toReporter } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseReported = tell(caseReported, async ({ data }, ports) => {
  // a part is with its unit already, and told there
  if (data.parentId) return []
  const isEmergency = data.class === 'emergency'
  const told = [...(await membersOf(data.holder, ports)), ...(isEmergency ? await alertedOf(data, ports) : [])]
  const template = isEmergency ? 'case-emergency' : 'case-to-accept'
  return [...toMembers(told, template, data, ports), ...toReporter('case-received', data, ports)]
})
