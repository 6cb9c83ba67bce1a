import { plural, singular } from '../house/nouns.ts'
import { namesOf } from './names.ts'
import { noun } from './noun.ts'
import { type House, refusalOf } from './refusal.ts'
import { OtherForm, withNoun, withPolicy } from './registers.ts'

const house: House = {
  rooms: ['grids', 'yards'],
  nouns: ['gate'],
  contracts: 'export const addLamp = route()',
  policy: "export const policy = {\n  'fence.read': {},\n} as const satisfies Rules",
  paths: ['/v1/rakes'],
}
const entries = {
  'manifest.ts': `import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as gate from './gate/contract/index.ts'

export const manifest = service({ name: 'yards', nouns: { gate }, hears: { gate: [] } })
`,
  'contract.ts': "export * from './gate/contract/index.ts'\n",
  'api.ts':
    "export const api = serve(\n  manifest,\n  { gate: () => import('./gate/handlers.ts') },\n  { proof: 'event' },\n)\n",
}

describe('a new noun', () => {
  it.each([
    ['case', 'cases'],
    ['duty', 'duties'],
    ['box', 'boxes'],
    ['address', 'addresses'],
    ['day', 'days'],
  ])('%s is %s when there are many', (one, many) => {
    expect([plural(one), singular(many)]).toEqual([many, one])
  })

  it.each([
    ['sheds', 'lamp', 'there is no room “sheds”: it is one of grids, yards'],
    ['yards', 'Hedge', '“Hedge” is not a noun in lower case, such as service-point'],
    ['yards', '../hedge', '“../hedge” is not a noun in lower case, such as service-point'],
    ['yards', 'hedges', '“hedges” is a plural: a noun is singular'],
    ['yards', 'helper', '“helper” is a drawer, not a thing with a row of its own'],
    ['yards', 'table', '“table” is what a kind of file is called, not a noun'],
    ['yards', 'gate', 'services/yards/gate is there already'],
    ['yards', 'rake', '/v1/rakes is a route already'],
    ['yards', 'lamp', 'yards exports addLamp already'],
    ['yards', 'fence', 'the policy table has actions on fence already'],
    ['yards', 'hedge', undefined],
    ['yards', 'status', undefined],
  ])('in %s, %s: %s', (room, one, why) => {
    expect(refusalOf(namesOf(room, one), house)).toBe(why)
  })

  it('has a line in the manifest, the contract and the api of its room, and two in the policy table', () => {
    const added = withNoun(entries, namesOf('yards', 'service-point'))
    expect(added['manifest.ts']).toContain("\nimport * as servicePoint from './service-point/contract.ts'\n\nexport")
    expect(added['manifest.ts']).toContain("nouns: { gate, 'service-point': servicePoint }, hears: { gate: [] }")
    expect(added['contract.ts']).toBe(`${entries['contract.ts']}export * from './service-point/contract.ts'\n`)
    expect(added['api.ts']).toContain("'service-point': () => import('./service-point/handlers.ts') },\n  { proof")
    expect(withPolicy(house.policy, "  'hedge.read': {},\n")).toContain("{},\n  'hedge.read': {},\n} as const")
  })

  it('of a name that the language keeps for itself is imported under another', () => {
    const manifest = withNoun(entries, namesOf('yards', 'return'))['manifest.ts']
    expect(manifest).toContain("import * as returnNoun from './return/contract.ts'")
    expect(manifest).toContain('nouns: { gate, return: returnNoun }')
  })

  it('is not written into a room of another form', () => {
    const whole = { ...entries, 'manifest.ts': "import * as contract from './contract.ts'\nnouns: { yards: contract }" }
    expect(() => withNoun(whole, namesOf('yards', 'hedge'))).toThrow(OtherForm)
    expect(() => withNoun({ ...entries, 'api.ts': '' }, namesOf('yards', 'hedge'))).toThrow(OtherForm)
  })

  it('has a file a kind, its laws, its story and its builder', () => {
    expect(Object.keys(noun(namesOf('yards', 'order')))).toEqual([
      'contract.ts',
      'domain.ts',
      'domain.test.ts',
      'table.ts',
      'handlers.ts',
      'testing/an-order.ts',
      'orders.test.ts',
    ])
  })
})
