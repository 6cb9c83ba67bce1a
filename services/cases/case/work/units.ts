import type { Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'

/** Areas in which somebody of the unit may act: elsewhere nobody of it would see the case. */
const reachOf = async (unitId: string, { access }: Pick<Ports, 'access'>): Promise<string[]> => {
  const officers = await access.postsIn(unitId)
  const rights = await Promise.all(officers.map(({ memberId }) => access.rightsOf(memberId)))
  return rights.flat().flatMap((grant) => (grant.unitId === unitId ? grant.areaId : []))
}

/** May somebody of the unit act where the case is? */
export const isPresent = async (
  unitId: string,
  path: readonly string[],
  ports: Pick<Ports, 'access'>,
): Promise<boolean> => (await reachOf(unitId, ports)).some((areaId) => path.includes(areaId))

/** Throws, naming the field, unless somebody of the unit may act where the case is. */
export const needUnit = async (
  unitId: string,
  path: readonly string[],
  ports: Pick<Ports, 'access'>,
  field = 'unitId',
): Promise<void> => {
  if (!(await isPresent(unitId, path, ports)))
    throw invalid(
      field,
      say('没有这个单位，或单位在此处无人任职', 'No such unit, or nobody of it is appointed for this place'),
    )
}
