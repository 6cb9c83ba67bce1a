import { react } from '@wangge/events'
import { codeRequested } from '@wangge/members/contract'
import { queueNotices } from '../notice.ts'

export const onCodeRequested = react(codeRequested)(async (event, ports) => {
  const { subjectId, memberId, sealedCode, expiresAt } = event.data
  if (expiresAt <= ports.now) return []
  const subject = await ports.vault.subject(subjectId)
  if (!subject) return []
  const { code: areaId } = await ports.county.config()
  const minutes = String(Math.ceil((Date.parse(expiresAt) - Date.parse(event.time)) / 60_000))
  const code = subject.reveal({ sealed: sealedCode, masked: '' })
  const variables = () => ({ code, minutes })
  return queueNotices([{ recipient: memberId, subjectId, areaId, template: 'sign-in-code', variables }], event, ports)
})
