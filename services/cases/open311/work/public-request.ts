import type { Language } from '@wangge/problem'
import type { CaseInPublic } from '../../public/contract/public.ts'

/** A case as everybody may see it, in the words of GeoReport v2. */
export const publicRequest = (shown: CaseInPublic, { origin, language }: { origin: string; language: Language }) => ({
  service_request_id: shown.number,
  status: shown.state,
  status_notes: shown.title,
  service_name: shown.categoryName,
  service_code: shown.category,
  // what somebody wrote may name anybody: no text is published that nobody has read and let through
  description: shown.text ?? null,
  agency_responsible: shown.agency,
  service_notice: null,
  requested_datetime: shown.reportedAt,
  updated_datetime: shown.updatedAt,
  expected_datetime: shown.expectedAt ?? null,
  // a Chinese address goes from the county down, an English one from the village up
  address: language === 'en' ? shown.area.join(', ') : shown.area.toReversed().join(''),
  address_id: shown.areaId,
  zipcode: null,
  lat: shown.place?.lat ?? null,
  long: shown.place?.lon ?? null,
  media_url: shown.photos[0] ? origin + shown.photos[0] : null,
})
