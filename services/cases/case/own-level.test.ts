import { aCaseRoom, anOpenedCase, evidence, type Who, walk } from '../testing/a-case-room.ts'

const why = { reason: '不属网格事项', text: '此事请向法院起诉。' }
const agency = { kind: 'police', name: '城关派出所' }

/** What is refused to them because it lies above them. */
const refused = async (found: Awaited<ReturnType<typeof anOpenedCase>>, who: Who, into: string) => {
  const asked: Record<string, object> = {
    accept: {},
    'hand-up': { reason: '难' },
    dispatch: { unitId: 'u03' },
    cancel: why,
    'hand-over': { agency, receiptNumber: 'J-42', ...why },
    split: { parts: [{ unitId: 'u03', description: '清运垃圾' }] },
    merge: { into },
  }
  const verbs = []
  for (const [verb, body] of Object.entries(asked)) {
    const { status, body: told } = await found.give(who, verb, body)
    if (status === 403 && told.rule === 'not-from-below') verbs.push(verb)
  }
  return verbs
}

describe('a case that went up', () => {
  it('C10 is decided at its level or above: nobody below takes it, ends it or sends it further', async () => {
    const room = await aCaseRoom()
    const [found, other] = [await anOpenedCase(room), await anOpenedCase(room)]
    for (const who of ['worker', 'secretary'] as const) await found.give(who, 'hand-up', { reason: '难' })
    expect(await refused(found, 'worker', other.number)).toEqual(['accept', 'hand-up'])
    const some = ['hand-up', 'cancel', 'hand-over', 'merge']
    expect(await refused(found, 'secretary', other.number)).toEqual(['accept', ...some])
    expect((await found.give('official', 'accept')).body).toMatchObject({ step: 'accepted', level: 'township' })
    expect((await refused(found, 'secretary', other.number)).sort()).toEqual([...some, 'dispatch', 'split'].sort())
    // the hands on the ground may still do the work
    expect((await found.give('worker', 'solve', { evidence })).status).toBe(200)
  })

  it('C8 C10 an extension of it is granted by its level or above', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await found.give('worker', 'accept')
    for (const who of ['worker', 'secretary'] as const) await found.give(who, 'hand-up', { reason: '难' })
    const { body } = await found.give('secretary', 'extend', { days: 2, reason: '等配件' })
    expect(body.allowed).toContain('decide-extension')
    await found.give('official', 'decide-extension', { granted: false })
    await found.give('worker', 'extend', { days: 2, reason: '等配件' })
    expect((await found.give('secretary', 'decide-extension', { granted: true })).body.rule).toBe('not-from-below')
    expect((await found.give('official', 'decide-extension', { granted: true })).status).toBe(200)
  })

  it('C10 C14 goes on where a low rating lifted it, and not where it was thought to be solved', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await walk(found)
    await found.rate(1)
    await found.give('worker', 'reopen', { reason: '又不亮了' })
    expect((await found.give('secretary', 'accept')).body).toMatchObject({ status: 403, rule: 'not-from-below' })
    expect((await found.give('official', 'accept')).status).toBe(200)
  })

  it('C16 takes in what was reported again below', async () => {
    const room = await aCaseRoom()
    const [high, again] = [await anOpenedCase(room), await anOpenedCase(room)]
    for (const who of ['worker', 'secretary'] as const) await high.give(who, 'hand-up', { reason: '难' })
    expect((await again.give('leader', 'merge', { into: high.number })).body.step).toBe('merged')
  })
})

describe('a case that was sent to a unit', () => {
  const sent = async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await found.give('worker', 'accept')
    await found.give('secretary', 'dispatch', { unitId: 'u03' })
    return found
  }

  it('C8 is not returned, begun or solved by those below whoever sent it', async () => {
    const { give } = await sent()
    const verbs = { return: { reason: '我来办' }, start: {}, solve: { evidence } }
    for (const who of ['worker', 'leader'] as const)
      for (const [verb, body] of Object.entries(verbs).slice(0, 2))
        expect([who, verb, (await give(who, verb, body)).body.rule]).toEqual([who, verb, 'of-unit'])
    expect((await give('clerk', 'start')).status).toBe(200)
    expect((await give('worker', 'solve', verbs.solve)).body).toMatchObject({ status: 403, rule: 'of-unit' })
    expect((await give('clerk', 'solve', verbs.solve)).status).toBe(200)
  })

  it('C8 is taken back by whoever sent it or a post above, also when it has gone up since', async () => {
    const first = await sent()
    expect((await first.give('official', 'return', { reason: '改派' })).status).toBe(200)
    // nobody was sent for it any more
    expect((await first.give('worker', 'solve', { evidence })).status).toBe(200)
    const second = await sent()
    await second.give('official', 'hand-up', { reason: '难' })
    expect((await second.give('worker', 'start')).status).toBe(403)
    expect((await second.give('secretary', 'start')).status).toBe(200)
  })
})

describe('handing up as a meeting decided', () => {
  it('C10 keeps the day of the meeting, between report and today, and goes one level up like any other', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    const up = (meetingOn: string) => give('leader', 'hand-up', { reason: '网格例会议定', meetingOn })
    for (const day of ['2026-11-22', '2026-11-24', '2026-02-30']) {
      const { status, body } = await up(day)
      expect([day, status, body.errors[0].path]).toEqual([day, 422, 'meetingOn'])
    }
    expect((await up('2026-11-23')).body).toMatchObject({ level: 'village', holder: { role: 'village-secretary' } })
    const { body } = await room.call('secretary', `GET /v1/cases/${number}/ledger`)
    const told = { note: '网格例会议定', facts: { by: 'meeting', meetingOn: '2026-11-23', previousLevel: 'grid' } }
    expect(body.entries.at(-1)).toMatchObject(told)
  })
})
