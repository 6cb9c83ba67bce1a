import type { Plan } from './arbitrary-county.ts'
import type { Marks } from './marks.ts'
import { admin, countyCode, must, type RunningCounty } from './running-county.ts'
import { month } from './spans.ts'

export interface Kept {
  readonly deedId: string
  readonly disclosureId: string
  readonly projectId: string
}

/** A draft item, a draft disclosure and a planned project in every area; and one disclosure that everybody may read. */
export const keepLists = async (
  { areas }: Plan,
  { call, as }: RunningCounty,
  marks: Marks,
): Promise<{ kept: Map<string, Kept>; publicDisclosureId: string }> => {
  const kept = new Map<string, Kept>()
  const post = async (url: string, body: object) =>
    must(await call({ method: 'POST', url, headers: await as(admin), body }))
  const disclosure = { kind: 'benefit-policy', text: '桥', opensOn: '2026-11-23', closesOn: '2026-12-31' }
  for (const { areaId: area } of areas) {
    const title = (what: string) => `${marks.character(`title of a ${what}`, [area])}桥`
    const deed = {
      list: 'problem',
      period: month,
      owner: { role: 'county-leader', areaId: area },
      dueOn: '2026-11-30',
      quantity: { amount: 1, unit: 'items' },
    }
    const { deedId } = await post('/v1/deeds', { ...deed, area, title: title('deed') })
    const { disclosureId } = await post('/v1/disclosures', { ...disclosure, area, title: title('disclosure') })
    const project = { area, title: title('project'), plannedStartOn: '2026-12-20' }
    const { projectId } = await post('/v1/projects', project)
    for (const id of [deedId, disclosureId, projectId]) marks.id(id, 'list', [area])
    kept.set(area, { deedId, disclosureId, projectId })
    // what was taken away is on record: more than one page of it
    for (const _ of [1, 2])
      must(await call({ method: 'GET', url: `/v1/cases/export?area=${area}`, headers: await as(admin) }))
  }
  const { disclosureId } = await post('/v1/disclosures', { ...disclosure, area: countyCode, title: '惠民补贴' })
  await post(`/v1/disclosures/${disclosureId}/publish`, {})
  return { kept, publicDisclosureId: disclosureId }
}
