import { caseReported } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { alertedOf, membersOf, toMembers, toReporter } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseReported = react(caseReported)(async (event, ports) => {
  const { data } = event
  const isEmergency = data.class === 'emergency'
  const told = [...(await membersOf(data.holder, ports)), ...(isEmergency ? await alertedOf(data, ports) : [])]
  const template = isEmergency ? 'case-emergency' : 'case-to-accept'
  return queueNotices(
    [...toMembers(told, template, data, ports), ...toReporter('case-received', data, ports)],
    event,
    ports,
  )
})
