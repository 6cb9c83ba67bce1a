import { type CountyConfig, open311Of } from '@wangge/county'
import type { Ports } from '@wangge/http'
import type { Language } from '@wangge/problem'
import { type Case, isOpen } from '../domain/case.ts'
import { stepTitles } from '../domain/steps.ts'
import { publicCategories } from './services.ts'

/** Is a case one that everybody may know of? Not what is between people, whatever its category; nor a part, which goes with its whole. */
export const isPublic = (
  config: CountyConfig,
): ((found: Pick<Case, 'category' | 'class' | 'confidential' | 'parentId'>) => boolean) => {
  const categories = publicCategories(config)
  return ({ category, class: kind, confidential, parentId }) =>
    !confidential && parentId === undefined && categories.has(category) && kind !== 'mediation'
}

export const statusOf = (found: Pick<Case, 'step'>) => (isOpen(found) ? 'open' : 'closed')

const lastOf = ({ reportedAt, firstAnswerAt = '', solvedAt = '', struckOffAt = '' }: Case): string =>
  [reportedAt, firstAnswerAt, solvedAt, struckOffAt].reduce((last, at) => (at > last ? at : last))

/** A case as everybody may see it: what, when, roughly where and how far. No word of whoever wrote or works on it. */
export const publicRequest = async (
  found: Case,
  config: CountyConfig,
  { county, language }: Pick<Ports, 'county'> & { language: Language },
) => {
  const { decimals } = open311Of(config)
  const rounded = (degrees: number | undefined) => (degrees === undefined ? null : Number(degrees.toFixed(decimals)))
  const nameOf = ({ name }: { name: string }) => name
  const village = await county.listingAreaOf(found.areaId)
  // from the village up: a grid may be a handful of houses
  const places = (await county.lineage(village)).map(nameOf).reverse()
  const agency = await county.needArea(await county.listingAreaOf(found.holder.areaId))
  return {
    service_request_id: found.caseId,
    status: statusOf(found),
    status_notes: stepTitles[found.step][language],
    service_name: publicCategories(config).get(found.category)?.name[language] ?? found.category,
    service_code: found.category,
    // what somebody wrote may name anybody: no text is published that nobody has read and let through
    description: null,
    agency_responsible: agency.name,
    service_notice: null,
    requested_datetime: found.reportedAt,
    updated_datetime: lastOf(found),
    expected_datetime: found.dueAt ?? null,
    address: places.join(', '),
    address_id: village,
    zipcode: null,
    lat: rounded(found.place?.lat),
    long: rounded(found.place?.lon),
    media_url: null,
  }
}
