import fc from 'fast-check'
import type { Case } from '../domain/case.ts'
import { type Ladder, rungIdOf } from '../domain/ladder.ts'

const role = fc.constantFrom('lead', 'help', 'duty', 'other')
const filled = fc.array(fc.record({ role, memberId: fc.constantFrom('ann', 'bo', 'cy', 'di') }), { maxLength: 3 })

/** A branch of 1–6 levels whose posts fill and empty as time goes by. */
export const anyBranch = (name = 'area'): fc.Arbitrary<Ladder[]> =>
  fc.integer({ min: 1, max: 6 }).chain((depth) =>
    fc.array(
      fc.tuple(...Array.from({ length: depth }, () => filled)).map((posts) =>
        posts.map((who, index) => ({
          areaId: `${name}-${index}`,
          level: `level-${index}`,
          posts: index % 2 ? ['lead', 'duty'] : ['help', 'lead', 'duty'],
          filled: who,
        })),
      ),
      { minLength: 4, maxLength: 40 },
    ),
  )

/** Minutes between rings: overlapping, in time, or after an outage of up to a month. */
export const anyGap = fc.oneof(
  fc.constant(0),
  fc.constant(5),
  fc.integer({ min: 1, max: 600 }),
  fc.integer({ min: 600, max: 45_000 }),
)

/** Which rung of the ladder a case is on. */
export const rungOf = (ladder: Ladder, found: Case): number =>
  ladder.findIndex(({ areaId }) => areaId === rungIdOf(found))

/** Somebody fills the post, or it is a unit, or nobody on the way up is on duty and it is the county's. */
export const hasHolder = (ladder: Ladder, found: Case): boolean => {
  const { holder } = found
  const rung = ladder.find(({ areaId }) => areaId === holder.areaId)
  const isThere = rung?.filled.some((post) => post.role === holder.role)
  return holder.unitId !== undefined || isThere === true || (holder.role === 'duty' && rung === ladder.at(-1))
}

/** Does somebody take what comes to this rung: one of its posts, or a duty post from there up? */
const isManned = (ladder: Ladder, index: number): boolean => {
  const fills = (rung: Ladder[number], posts: readonly (string | undefined)[]) =>
    rung.filled.some(({ role }) => posts.includes(role))
  const here = ladder[index] as Ladder[number]
  return fills(here, here.posts) || ladder.slice(index).some((rung) => fills(rung, [rung.posts.at(-1)]))
}

/** Where it goes next from a rung: one up, over those where nobody is; where nobody is anywhere, one up. */
export const nextOn = (ladder: Ladder, from: number): number => {
  const manned = ladder.findIndex((_, index) => index > from && isManned(ladder, index))
  return manned < 0 ? from + 1 : manned
}
