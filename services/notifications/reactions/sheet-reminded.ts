import { sheetReminded } from '@wangge/duties/contract'
import { tell } from '../notice.ts'

export const onSheetReminded = tell(sheetReminded, ({ data: { memberId, areaId, due, open } }) => {
  const variables = () => ({ due: String(due), open: String(open) })
  return [{ recipient: memberId, subjectId: memberId, areaId, template: 'contacts-unfinished', variables }]
})
