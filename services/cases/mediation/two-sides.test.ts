import { aCaseRoom } from '../testing/a-case-room.ts'
import { agreement, aMediatedDispute, dispute, parties, pendingCommands } from './testing/a-dispute.ts'

const [applicant, respondent] = parties as [object, object]

describe('a mediation between two sides', () => {
  it.each([
    ['of one side only', [applicant, { role: 'applicant', name: '李大山' }], 'parties'],
    ['of one person with herself', [applicant, { ...applicant, role: 'respondent' }], 'parties.1.name'],
    [
      'of one person under a name typed otherwise',
      [applicant, { role: 'respondent', name: ' 王 小梅', phone: '+86 100 1234 5678' }],
      'parties.1.name',
    ],
    [
      'of one person in two scripts',
      [
        { role: 'applicant', name: '張三丰' },
        { role: 'respondent', name: '张三丰' },
      ],
      'parties.1.name',
    ],
    [
      'of one person with an unseen character in the name',
      [
        { role: 'applicant', name: '张\u200B三' },
        { role: 'respondent', name: '张三' },
      ],
      'parties.1.name',
    ],
    ['of two of one name, one without a phone', [applicant, { role: 'respondent', name: '王小梅' }], 'parties.1.name'],
  ])('C18 is not opened %s', async (_, who, path) => {
    const room = await aCaseRoom()
    const { open } = await aMediatedDispute(room, false)
    const { status, body } = await open('worker', { ...dispute, parties: who })
    expect([status, body.errors?.[0].path]).toEqual([422, path])
  })

  it('C18 two of one name take part, when each has a phone of their own', async () => {
    const room = await aCaseRoom()
    const { open } = await aMediatedDispute(room, false)
    const namesake = { role: 'respondent', name: '王小梅', phone: '10012345679' }
    expect((await open('worker', { ...dispute, parties: [applicant, namesake] })).status).toBe(201)
  })

  it('C18 nobody is added, or corrected, into a person who takes part already', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    const again = await it.take('worker', 'add-party', { ...respondent, role: 'applicant' })
    expect([again.status, again.body.errors[0].path]).toEqual([422, 'name'])
    const [, { partyId }] = (await it.view()).parties
    const same = await it.take('worker', 'correct-party', { partyId, name: '王小梅' })
    expect([same.status, same.body.errors[0].path]).toEqual([422, 'name'])
    expect((await it.take('worker', 'correct-party', { partyId, name: '李大川' })).status).toBe(200)
  })

  it('C18 is not agreed, nor settled at a session, when one side has nobody', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    const [one, { partyId }] = (await it.view()).parties
    const held = { at: '2026-11-23T01:00:00Z', place: '村调解室', outcome: 'settled' }
    const alone = await it.take('worker', 'hold', { ...held, attended: [one.partyId] })
    expect([alone.status, alone.body.errors[0].path]).toEqual([422, 'attended'])
    await it.take('worker', 'correct-party', { partyId, role: 'applicant' })
    const ended = await it.take('worker', 'end', { outcome: 'agreed', agreement })
    expect([ended.status, ended.body.sides]).toEqual([409, ['applicant', 'respondent']])
    expect((await it.take('worker', 'end', { outcome: 'failed', reason: '不是纠纷' })).status).toBe(200)
  })

  it('C18 nobody mediates for themselves: no party has the number of the mediator, on whichever way it comes in', async () => {
    const room = await aCaseRoom()
    const { vault } = room.engine
    const known = { kind: 'member', name: '李网格', phone: '+8610012340001', language: 'zh-CN' } as const
    const { ops } = await vault.enrol('worker', known)
    await room.table.write(ops)
    const { open } = await aMediatedDispute(room, false)
    const own = { role: 'respondent', name: '李大山', phone: '10012340001' }
    const refused = await open('worker', { ...dispute, parties: [applicant, own] })
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'parties.1.phone'])
    const it = await aMediatedDispute(room)
    const added = await it.take('worker', 'add-party', { ...own, name: '赵二' })
    expect([added.status, added.body.errors[0].path]).toEqual([422, 'phone'])
    const [, { partyId }] = (await it.view()).parties
    const corrected = await it.take('worker', 'correct-party', { partyId, phone: '10012340001' })
    expect([corrected.status, corrected.body.errors[0].path]).toEqual([422, 'phone'])
  })

  it('C18 an agreement stays between two sides, however its parties are corrected', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    await it.take('worker', 'end', { outcome: 'agreed', agreement })
    const [, { partyId }] = (await it.view()).parties
    const one = await it.take('worker', 'correct-party', { partyId, role: 'applicant' })
    expect([one.status, one.body.sides]).toEqual([409, ['applicant', 'respondent']])
  })

  it('C6 C18 a refusal names what the caller may do instead, and nothing that would be refused', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    const [, { partyId }] = (await it.view()).parties
    const alone = await it.take('worker', 'remove-party', { partyId, reason: '登记有误' })
    expect([alone.status, alone.body.allowed]).toEqual([409, pendingCommands.filter((one) => one !== 'remove-party')])
    await it.take('worker', 'correct-party', { partyId, role: 'applicant' })
    const oneSided = await it.take('worker', 'end', { outcome: 'agreed', agreement })
    expect([oneSided.status, oneSided.body.allowed.includes('correct-party')]).toEqual([409, true])
    await it.take('worker', 'correct-party', { partyId, role: 'respondent' })
    await it.take('worker', 'end', { outcome: 'agreed', agreement })
    const early = await it.take('worker', 'follow-up', { kept: true })
    expect([early.status, early.body.allowed]).toMatchObject([409, expect.arrayContaining(['follow-up'])])
    expect(early.body.allowed).not.toContain('reopen-mediation')
  })
})
