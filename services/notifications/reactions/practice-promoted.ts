import { practicePromoted } from '@wangge/cases/contract'
import { toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

/** Every village's secretary: an example is for those who did not think of it. */
export const onPracticePromoted = tell(practicePromoted, async ({ data }, ports) => {
  const { code } = await ports.county.config()
  const areaIds = await ports.county.listingAreasUnder(code)
  const posts = await Promise.all(areaIds.map((areaId) => ports.access.postsAt(areaId)))
  const secretaries = posts.flat().flatMap(({ role, memberId }) => (role === 'village-secretary' ? [memberId] : []))
  return toMembers(secretaries, 'practice-promoted', data, ports)
})
