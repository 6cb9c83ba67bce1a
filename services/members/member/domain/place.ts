import { AreaId } from '@wangge/contract'
import * as z from 'zod'

/** Areas from the county down to where a thing belongs. */
export const Path = z.array(AreaId).min(1)

/** The area that a thing belongs to. */
export const areaOf = ({ path }: { readonly path: readonly string[] }): string => path.at(-1) as string

/** What a list shows of a thing: where it belongs, instead of the way there. */
export const withArea = <T extends { readonly path: readonly string[] }>({ path, ...rest }: T) => ({
  ...rest,
  areaId: areaOf({ path }),
})
