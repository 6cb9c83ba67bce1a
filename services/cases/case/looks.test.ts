import { aCaseRoom, anOpenedCase, type CaseRoom, lamp, readers, secret, seenBy } from '../testing/a-case-room.ts'

describe('looks', () => {
  it('C20 I1 are recorded before they are answered, every one, and shown to the reporter without a name', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room, { ...secret, name: '田小满' })
    expect((await it.follow()).body).toMatchObject({ confidential: true, looks: [] })
    await room.call('official', `GET /v1/cases/${it.number}`)
    room.moveTo('2026-11-23T02:30:00.000Z')
    await room.call('official', `GET /v1/cases/${it.number}?unmask=true`)
    room.moveTo('2026-11-23T03:00:00.000Z')
    await room.call('official', `GET /v1/cases/${it.number}/ledger`)
    room.moveTo('2026-11-23T03:30:00.000Z')
    await room.call('official', `GET /v1/cases/${it.number}/evidence`)
    await room.call('secretary', `GET /v1/cases/${it.number}`)
    const { body, text } = await it.follow('zh-CN')
    const post = '乡镇（街道）干部'
    expect(body.looks).toEqual([
      { at: '2026-11-23T03:30:00.000Z', post, area: '152921100 号', what: 'case' },
      { at: '2026-11-23T03:00:00.000Z', post, area: '152921100 号', what: 'ledger' },
      { at: '2026-11-23T02:30:00.000Z', post, area: '152921100 号', what: 'personal' },
      { at: '2026-11-23T02:00:00.000Z', post, area: '152921100 号', what: 'case' },
    ])
    expect(text).not.toContain('"official"')
  })

  it('C20 I1 at an ordinary case are those at name, phone and address', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    await room.call('worker', `GET /v1/cases/${it.number}`)
    await room.call('worker', `GET /v1/cases/${it.number}/ledger`)
    expect((await it.follow()).body).toMatchObject({ confidential: false, looks: [] })
    await room.call('worker', `GET /v1/cases/${it.number}?unmask=true`)
    expect((await it.follow()).body.looks).toMatchObject([{ what: 'personal' }])
  })

  it('C20 are read by those who see the case, and by the auditor who does not', async () => {
    const room = await aCaseRoom()
    const { number } = await anOpenedCase(room, secret)
    await room.call('official', `GET /v1/cases/${number}`)
    await room.call('official', `GET /v1/cases/${number}/ledger`)
    const line = `GET /v1/cases/${number}/looks` as const
    expect(await seenBy(room, line)).toEqual(['official', 'auditor'])
    const { body, text } = await room.call('auditor', line)
    expect(body.items).toMatchObject([
      { memberId: 'official', role: 'township-official', what: 'ledger' },
      { memberId: 'official', areaId: '152921100', what: 'case' },
    ])
    expect(text).not.toContain('家')
    const { body: first } = await room.call('auditor', `${line}?limit=1`)
    const { body: second } = await room.call('auditor', `${line}?limit=1&after=${first.next}`)
    expect([...first.items, ...second.items]).toEqual(body.items)
  })

  it('C20 are not shown to have happened when they did not: a refused look leaves no line', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room, secret)
    await room.call('boss', `GET /v1/cases/${it.number}?unmask=true`)
    await it.give('official', 'viewers', { memberId: 'auditor', reason: '监督' })
    expect((await room.call('auditor', `GET /v1/cases/${it.number}?unmask=true`)).status).toBe(403)
    expect((await it.follow()).body.looks).toEqual([])
  })
})

describe('the pages of a confidential case', () => {
  const browser = { accept: 'text/html', 'accept-language': 'zh-CN', 'sec-fetch-site': 'same-origin' }
  const type = 'application/x-www-form-urlencoded'
  const send = async ({ visit }: CaseRoom, fields: object) => {
    const body = `${new URLSearchParams({ category: lamp.category, description: '家里的事', key: 'k'.repeat(22), ...fields })}`
    const { headers, cookies } = await visit(`POST /r/${lamp.gridCode}`, { body, type, headers: browser })
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
    const number = `${headers.location}`.slice('/c/'.length)
    const read = async () => (await visit(`GET /c/${number}`, { headers: { ...browser, cookie } })).text
    return { number, read }
  }

  it('C20 I1 take the wish at a box, and keep it ticked when the form comes back', async () => {
    const room = await aCaseRoom()
    const { text } = await room.visit(`GET /r/${lamp.gridCode}`, { headers: browser })
    expect(text).toContain('name="confidential"')
    expect(text).toContain('工作人员作风与履职、信访事项、婚姻家庭纠纷一律保密')
    const asked = await send(room, { confidential: 'yes' })
    expect(await readers(room, asked.number)).toEqual(['official'])
    const plain = await send(room, { key: 'p'.repeat(22) })
    expect(await readers(room, plain.number)).toContain('worker')
    const body = `${new URLSearchParams({ confidential: 'yes', key: 'w'.repeat(22) })}`
    const back = await room.visit(`POST /r/${lamp.gridCode}`, { body, type, headers: browser })
    expect([back.status, back.text]).toEqual([422, expect.stringContaining('value="yes" checked')])
  })

  it('C20 I1 show who looked', async () => {
    const room = await aCaseRoom()
    const { number, read } = await send(room, { confidential: 'yes' })
    expect(await read()).toContain('还没有人查看。')
    await room.call('official', `GET /v1/cases/${number}`)
    expect(await read()).toMatch(/<strong>152921100 号 乡镇（街道）干部<\/strong> 查看了事项 <time/)
    const ordinary = await send(room, { key: 'o'.repeat(22) })
    expect(await ordinary.read()).not.toContain('谁查看过')
  })
})
