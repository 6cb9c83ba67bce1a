import { codeRequested } from '@wangge/members/contract'
import { tell } from '../notice.ts'
import { readingOf } from '../reading.ts'

export const onCodeRequested = tell(codeRequested, async ({ data, time }, { vault, county, now }) => {
  const { subjectId, memberId, sealedCode, expiresAt } = data
  const code = readingOf(await vault.subject(subjectId), { sealed: sealedCode, masked: '' })
  if (expiresAt <= now || code === null) return []
  const { code: areaId } = await county.config()
  const minutes = String(Math.ceil((Date.parse(expiresAt) - Date.parse(time)) / 60_000))
  const variables = () => ({ code, minutes })
  return [{ recipient: memberId, subjectId, areaId, template: 'sign-in-code', variables, expiresAt }]
})
