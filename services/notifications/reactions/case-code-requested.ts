import { caseCodeRequested } from '@wangge/cases/contract'
import { tell } from '../notice.ts'
import { readingOf } from '../reading.ts'

export const onCaseCodeRequested = tell(caseCodeRequested, async ({ data, time }, { vault, now }) => {
  const { caseId, areaId, subjectId, sealedCode, expiresAt, confidential } = data
  const code = readingOf(await vault.subject(subjectId), { sealed: sealedCode, masked: '' })
  if (expiresAt <= now || code === null) return []
  const minutes = String(Math.ceil((Date.parse(expiresAt) - Date.parse(time)) / 60_000))
  const variables = () => ({ number: caseId, code, minutes })
  return [{ recipient: caseId, subjectId, areaId, template: 'case-code', variables, expiresAt, confidential }]
})
