import { codePace } from '@wangge/county'
import { aSignInDesk, phone } from '../testing/a-sign-in-desk.ts'

describe('asking for a sign-in code', () => {
  it('L4 sends a sealed code to a member’s phone', async () => {
    const { askFor, codeOf, facts } = await aSignInDesk()
    expect(await askFor()).toMatchObject({ status: 202, body: { resendAfter: 60 } })
    expect(await codeOf()).toMatch(/^\d{6}$/)
    const told = facts().at(-1)
    expect(told?.data).toEqual({
      subjectId: 'm1',
      memberId: 'm1',
      sealedCode: expect.any(String),
      expiresAt: '2026-11-30T01:05:00.000Z',
    })
    expect(JSON.stringify(facts())).not.toContain(phone)
  })

  it('L4 answers the same for a phone that nobody has, and tells nobody', async () => {
    const { askFor, facts } = await aSignInDesk()
    const known = await askFor()
    const before = facts().length
    const unknown = await askFor('10087654321')
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    expect(facts()).toHaveLength(before)
    expect(await askFor('10087654321')).toMatchObject({ status: 429 })
  })

  it('L4 takes the phone in every way it is written, as one phone', async () => {
    const { askFor } = await aSignInDesk()
    expect((await askFor('+86 100 1234 5678')).status).toBe(202)
    expect((await askFor('100-1234-5678')).status).toBe(429)
  })

  it('L4 refuses another within 60 s, and says when to come back', async () => {
    const { askFor, wait } = await aSignInDesk()
    await askFor()
    wait(59)
    expect(await askFor()).toMatchObject({ status: 429, headers: { 'retry-after': '1' }, body: { retryAfter: 1 } })
    wait(1)
    expect((await askFor()).status).toBe(202)
  })

  it('L4 refuses the sixth in an hour and the eleventh in a day', async () => {
    const { askFor, wait } = await aSignInDesk()
    const statuses: (number | undefined)[] = []
    for (let n = 0; n < 6; n++) {
      statuses.push((await askFor()).status)
      wait(61)
    }
    wait(3600)
    for (let n = 0; n < 6; n++) {
      statuses.push((await askFor()).status)
      wait(900)
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 202, 202, 202, 202, 202, 429])
  })

  it('L4 counts by address as well, and does not use up another person’s codes from a blocked one', async () => {
    const { askFor } = await aSignInDesk({ signIn: { perPhone: codePace, perAddress: codePace } })
    expect((await askFor(phone, '2001:db8::1')).status).toBe(202)
    expect((await askFor('10012345679', '2001:db8::2')).status).toBe(429)
    expect((await askFor('10012345679', '203.0.113.8')).status).toBe(202)
  })

  it.each(['12345', '+86 100 1234 567', 'abc'])('refuses %j, naming the field', async (number) => {
    const { askFor } = await aSignInDesk()
    expect(await askFor(number)).toMatchObject({ status: 422, body: { errors: [{ path: 'phone' }] } })
  })
})
