import { codePace } from '@wangge/county'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'

export const phone = '10012345678'
const people = { admin: ['county-admin', place.county], m1: ['grid-worker', place.grid] } as const
const members = `ref,name,phone,areaCode\nm1,张小兰,${phone},${place.grid}\nm2,王强,10012345679,${place.otherGrid}\n`
export const everybody = { perPhone: codePace, perAddress: [{ seconds: 60, most: 1000 }] }

/** A desk for signing in, with two members who have phones. */
export const aSignInDesk = async (config = { signIn: everybody }) => {
  const room = await aRoom({ api, people, config })
  const { call, facts, engine, clock } = room
  await call('admin', 'POST /v1/imports/members', { body: members })
  const askFor = (number = phone, address = '203.0.113.7') =>
    call('anyone', 'POST /v1/auth/codes', { body: { phone: number }, address })
  /** The last code that was sent to a member. */
  const codeOf = async (memberId = 'm1') => {
    const sent = facts().filter(({ type, subject }) => type === 'members.code-requested.v1' && subject === memberId)
    const sealed = String(sent.at(-1)?.data.sealedCode)
    return (await engine.vault.subject(memberId))?.reveal({ sealed, masked: '' }) as string
  }
  const tokens = (body: object) => call('anyone', 'POST /v1/auth/tokens', { body })
  const signIn = async () => {
    await askFor()
    return (await tokens({ phone, code: await codeOf() })).body as { accessToken: string; refreshToken: string }
  }
  const wait = (seconds: number) => {
    clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
  }
  const another = (code: string, n: number) => String((Number(code) + n) % 1_000_000).padStart(6, '0')
  return { ...room, askFor, codeOf, tokens, signIn, wait, another }
}
