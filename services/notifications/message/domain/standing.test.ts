import fc from 'fast-check'
import { type About, type Standing, sift, stages, type Waiting } from './standing.ts'

const steps = ['reported', 'accepted', 'solved'] as const
const holder = { role: 'grid-worker', areaId: 'grid' }
const anAbout = fc.record({
  stage: fc.constantFrom(...stages),
  step: fc.constantFrom(...steps),
  post: fc.constantFrom(undefined, 'grid-worker@grid/', 'department@village/u1'),
})
const aWaiting = fc.record({ template: fc.constantFrom('a', 'b', 'c'), about: anAbout })
const aStanding: fc.Arbitrary<Standing | undefined> = fc.constantFrom(
  undefined,
  ...steps.map((step) => ({ areaId: 'grid', step, holder })),
  ...steps.map((step) => ({ areaId: 'grid', step, holder, pending: ['extension'] })),
)
const many = fc.array(aWaiting, { minLength: 1, maxLength: 8 }).map((all) =>
  all.map(({ template, about }, n): Waiting => {
    const { post, ...rest } = about
    return { template, about: { ...rest, caseId: 'c', of: n + 1, ...(post && { post }) } satisfies About }
  }),
)
const laying = ['brings', 'theirs', 'gone']

describe('what is said of all that waits for one person about one case', () => {
  it('promise 9 every text is said or dropped, once; at most one says whose it is, and none that is no longer so', () => {
    fc.assert(
      fc.property(many, aStanding, fc.boolean(), (waiting, standing, isTheirs) => {
        const { said, dropped } = sift(waiting, { standing, isTheirs })
        expect(new Set([...said, ...dropped.map(([one]) => one)]).size).toBe(waiting.length)
        expect(said.length + dropped.length).toBe(waiting.length)
        expect(said.filter(({ about }) => laying.includes(about.stage)).length).toBeLessThanOrEqual(1)
        for (const { about } of said) {
          const isAsk = about.stage === 'brings' || about.stage === 'theirs' || about.stage === 'open'
          if (isAsk && standing) expect(about.step).toBe(standing.step)
          if (about.stage === 'decides' && standing) expect(standing.pending).toContain('extension')
          if (about.post !== undefined && (about.stage === 'brings' || about.stage === 'theirs'))
            expect(isTheirs).toBe(true)
        }
        for (const one of waiting) if (one.about.stage === 'news') expect(said).toContain(one)
      }),
    )
  })

  it('promise 9 the newest word on whose it is decides, and nobody hears that something is gone which they never had', () => {
    fc.assert(
      fc.property(many, aStanding, (waiting, standing) => {
        const { said } = sift(waiting, { standing, isTheirs: true })
        const newest = waiting.filter(({ about }) => laying.includes(about.stage)).at(-1)
        for (const one of said) if (laying.includes(one.about.stage)) expect(one).toBe(newest)
        if (waiting.some(({ about }) => about.stage === 'brings'))
          expect(said.some(({ about }) => about.stage === 'gone')).toBe(false)
      }),
    )
  })
})
