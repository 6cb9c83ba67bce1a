import { everybody } from '@wangge/members/testing/a-sign-in-desk'
import { ProvenRow } from '@wangge/vault/proven'
import { aCaseRoom, anOpenedCase, lamp, reporter } from '../testing/a-case-room.ts'

const { phone } = reporter
const most = 3
const cases = { reports: { perAddress: [{ seconds: 3600, most }] } }

const aDesk = async () => {
  const room = await aCaseRoom({ cases, signIn: everybody })
  const report = (more: object = {}, address = '203.0.113.7') =>
    room.visit('POST /v1/public/cases', { body: { ...lamp, ...more }, address })
  return { ...room, report }
}

describe('reports by one address without an account', () => {
  it('C1 are taken so often as the county says, and then asked to come later', async () => {
    const room = await aDesk()
    for (let n = 0; n < most; n++) expect((await room.report()).status).toBe(201)
    const { status, body, headers } = await room.report()
    expect([status, body.code, body.retryAfter]).toEqual([429, 'too-many', 3600])
    expect(headers?.['retry-after']).toBe('3600')
    expect((await room.report({}, '203.0.113.99')).status).toBe(201)
  })

  it('C2 an emergency is never one too many', async () => {
    const room = await aDesk()
    for (let n = 0; n < 2 * most; n++) expect((await room.report({ category: 'hazard-gas' })).status).toBe(201)
    expect((await room.report()).status).toBe(201)
  })
})

describe('a number', () => {
  it('H1 L4 is shown to be somebody’s when they enter the code that came to it', async () => {
    const room = await aDesk()
    const own = await anOpenedCase(room)
    const number = await room.engine.vault.blindIndex('phone', `+86${phone.replaceAll(/\D/g, '').slice(-11)}`)
    const proof = () => room.table.get(ProvenRow, { number })
    await room.call('anyone', 'POST /v1/public/case-codes', { number: own.number, phone })
    expect(await proof()).toBeUndefined()
    const data = room.told().findLast(({ type }) => type === 'cases.case-code-requested.v1')?.data
    const subject = await room.engine.vault.subject(`${data?.subjectId}`)
    const code = subject?.reveal({ sealed: `${data?.sealedCode}`, masked: '' })
    await room.call('anyone', 'POST /v1/public/case-tokens', { number: own.number, phone, code: '000000' })
    expect(await proof()).toBeUndefined()
    await room.call('anyone', 'POST /v1/public/case-tokens', { number: own.number, phone, code })
    expect(await proof()).toBeDefined()
  })
})
