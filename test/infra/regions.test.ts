import { regions } from '../../infra/capabilities.ts'
import { synthesize } from './synthesized.ts'
import { toyRooms } from './toy-rooms.ts'

describe.each(regions)('in %s', (region) => {
  const { text, of, resources } = synthesize(toyRooms, region)
  const china = region.startsWith('cn-')
  it('writes no partition of its own into a template', () => {
    expect(text).not.toMatch(/arn:aws(-cn)?:/)
    expect(text).not.toMatch(/\.amazonaws\.com\.cn/)
  })
  it(china ? 'leaves out what China does not have' : 'has a budget', () => {
    expect(of('AWS::Budgets::Budget')).toHaveLength(china ? 0 : 1)
    expect(resources.filter(({ Type }) => /Cognito|XRay|WAF|Lambda::Url/.test(Type))).toEqual([])
  })
})
