import { AreaId, formatted, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { publicFilter } from '../../public/contract/public.ts'
import { pageQuery, read } from './parts.ts'

/** A form sends what was left empty as well. */
const orNothing = <S extends z.ZodType>(schema: S) => z.union([schema, z.literal('')]).optional()

export const showBoard = route({
  ...read,
  path: '/b',
  summary: say('公开事项：清单和地图', 'Public cases: list and map'),
  // whoever passes an address on may add to it: that must keep nobody out
  query: z.looseObject({
    ...pageQuery.shape,
    area: orNothing(publicFilter.area.unwrap()),
    category: orNothing(publicFilter.category.unwrap()),
    state: orNothing(publicFilter.state.unwrap()),
    period: orNothing(publicFilter.period.unwrap()),
    /** Where the page before ended: a moment, and the numbers shown of it. */
    before: formatted(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z(~[0-9A-Z]{1,20}){0,25}$/,
      'instant and numbers',
      '2026-11-30T00:00:00.000Z',
    )
      .max(300)
      .optional(),
  }),
})

export const showAreaBoard = route({
  ...read,
  path: '/b/{areaCode}',
  status: 303,
  summary: say('某村、社区的公开事项', "A village's public cases"),
  params: z.object({ areaCode: AreaId }),
})
