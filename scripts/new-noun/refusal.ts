import { kinds } from '../house/nouns.ts'
import { type Names, wordsOf } from './names.ts'

/** What is there already. */
export interface House {
  readonly rooms: readonly string[]
  /** Folders of the room. */
  readonly nouns: readonly string[]
  /** All that the room's contracts say. */
  readonly contracts: string
  readonly policy: string
  /** Paths of every room's routes. */
  readonly paths: readonly string[]
}

const drawers = ['utils', 'util', 'common', 'shared', 'helper', 'helpers', 'types', 'constants', 'misc', 'lib']

/** Why this noun cannot be made in this house, in plain words. */
export const refusalOf = ({ room, one, many }: Names, house: House): string | undefined => {
  if (!house.rooms.includes(room)) return `there is no room “${room}”: it is one of ${house.rooms.join(', ')}`
  if (!/^[a-z]{2,20}(-[a-z]{2,20}){0,2}$/.test(one))
    return `“${one}” is not a noun in lower case, such as service-point`
  if (drawers.includes(one)) return `“${one}” is a drawer, not a thing with a row of its own`
  if (/(?<![sui])s$/.test(one)) return `“${one}” is a plural: a noun is singular`
  if ([...kinds, 'testing'].includes(one) || ['manifest', 'api', 'queue'].includes(one))
    return `“${one}” is what a kind of file is called, not a noun`
  if (!/^[a-z]+(-[a-z]+)*$/.test(many) || many === one) return `“${many}” is not the plural of ${one}`
  if (house.nouns.includes(one)) return `services/${room}/${one} is there already`
  if (house.paths.includes(`/v1/${many}`)) return `/v1/${many} is a route already`
  const { id, One, Many } = wordsOf({ one, many })
  const said = [One, `list${Many}`, `add${One}`, `${id}Added`].find((name) =>
    new RegExp(`export const ${name}\\b`).test(house.contracts),
  )
  if (said) return `${room} exports ${said} already`
  if (house.policy.includes(`'${one}.`)) return `the policy table has actions on ${one} already`
  return undefined
}
