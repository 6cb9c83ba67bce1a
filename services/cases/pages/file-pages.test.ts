import { aPhoto } from '@wangge/testing/a-photo'
import { atWork } from '@wangge/testing/at-work'
import { queue } from '../queue.ts'
import { aCaseRoom, anOpenedCase } from '../testing/a-case-room.ts'

const photo = aPhoto({ width: 64, height: 48 })

/** Somebody who keeps the token of their case in their browser, and a bucket at another origin. */
const aBrowser = async () => {
  const room = await aCaseRoom()
  const { form } = room.files
  room.files.form = async (upload, now) => ({ ...(await form(upload, now)), url: 'https://bucket.example' })
  const { number, token } = await anOpenedCase(room)
  const visit = (line: `${string} ${string}`, body?: string, cookie = `case-token=${token}`) =>
    room.visit(line, {
      headers: { cookie, accept: 'text/html', 'accept-language': 'zh-CN' },
      type: 'application/x-www-form-urlencoded',
      ...(body !== undefined && { body }),
    })
  return { room, number, token, visit, work: atWork(queue, room) }
}

describe('the page by which a resident sends a photo', () => {
  it('K2 leads to the form, to the photo’s own place, back, and to what became of it', async () => {
    const { room, number, visit, work } = await aBrowser()
    const asked = await visit(`POST /c/${number}/files`, 'key=a-key-of-16-letters&kind=photo')
    const again = await visit(`POST /c/${number}/files`, 'key=a-key-of-16-letters&kind=photo')
    expect([asked.status, again.headers.location]).toEqual([303, asked.headers.location])
    const here = `${asked.headers.location}`
    const form = await visit(`GET ${here}`)
    expect(form.headers['content-security-policy']).toContain("form-action 'self' https://bucket.example;")
    expect(form.text).toContain('action="https://bucket.example/" enctype="multipart/form-data"')
    expect(form.text).toContain(`${here}/sent`)
    // S3 reads no field behind the file
    expect(form.text.indexOf('name="file"')).toBeGreaterThan(form.text.lastIndexOf('type="hidden"'))

    expect((await visit(`GET ${here}/sent`)).status).toBe(409)
    room.files.sent({ key: `new/${here.split('/').at(-1)}` }, photo)
    for (let times = 0; times < 2; times++) {
      const sent = await visit(`GET ${here}/sent?bucket=b&key=k&etag=e`)
      expect([sent.status, sent.headers.location]).toEqual([303, here])
    }
    expect((await visit(`GET ${here}`)).text).toMatch(/http-equiv="refresh"[\s\S]*正在检查/)
    await work.drain()
    expect((await visit(`GET ${here}`)).text).toMatch(/照片已添加/)
    const { body } = await room.call('leader', `GET /v1/cases/${number}/files`)
    expect(body.items).toHaveLength(1)
  })

  it('K2 shows the photo on the case’s page, and lets pictures in from its own place only', async () => {
    const { room, number, visit, work } = await aBrowser()
    expect((await visit(`GET /c/${number}`)).headers['content-security-policy']).not.toContain('img-src')
    const here = `${(await visit(`POST /c/${number}/files`, 'key=a-key-of-16-letters&kind=photo')).headers.location}`
    room.files.sent({ key: `new/${here.split('/').at(-1)}` }, photo)
    await visit(`GET ${here}/sent`)
    await work.drain()
    const { headers, text } = await visit(`GET /c/${number}`)
    expect(headers['content-security-policy']).toContain('; img-src https://x; ')
    expect(text).toMatch(/<a href="[^"]+"><img src="https:\/\/x\/[^"]+\.thumbnail[^"]*" alt="照片 1"><\/a>/)
  })

  it('K2 takes a recording by a form of its own', async () => {
    const { room, number, visit, work } = await aBrowser()
    const ask = (kind: string) => visit(`POST /c/${number}/files`, `key=a-key-of-16-letters&kind=${kind}`)
    expect((await ask('document')).status).toBe(422)
    const here = `${(await ask('voice')).headers.location}`
    expect(here).not.toBe((await ask('photo')).headers.location)
    expect((await visit(`GET ${here}`)).text).toMatch(/选择或录制录音[\s\S]*不超过 5 兆[\s\S]*accept="audio\/\*"/)
    room.files.sent({ key: `new/${here.split('/').at(-1)}` }, Buffer.from('#!AMR\n…'))
    await visit(`GET ${here}/sent`)
    await work.drain()
    expect((await visit(`GET ${here}`)).text).toContain('录音已添加')
    expect((await visit(`GET /c/${number}`)).text).toMatch(/<a href="[^"]+">录音 1<\/a>/)
  })

  it.each([
    ['is too large', Buffer.alloc(10 * 1024 * 1024 + 1, 1), '太大'],
    ['is empty', Buffer.alloc(0), '文件是空的'],
    ['is HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'HEIC 照片请截图后上传'],
  ])('K2 says plainly that a photo %s, and what is taken', async (_, bytes, words) => {
    const { room, number, visit, work } = await aBrowser()
    const here = `${(await visit(`POST /c/${number}/files`, 'key=a-key-of-16-letters&kind=photo')).headers.location}`
    // the storage itself lets it in: it would say what is wrong in XML
    const form = (await visit(`GET ${here}`)).text
    expect(form).toContain('&quot;least&quot;:0,&quot;most&quot;:26214400,')
    room.files.sent({ key: `new/${here.split('/').at(-1)}` }, bytes)
    await visit(`GET ${here}/sent`)
    await work.drain()
    const { text } = await visit(`GET ${here}`)
    expect(text).toMatch(/照片未能添加[\s\S]*role="alert"/)
    for (const said of [words, '不超过 10 兆', '添加照片']) expect(text).toContain(said)
  })

  it('K2 says when its time is over, and begins again', async () => {
    const { room, number, visit } = await aBrowser()
    const here = `${(await visit(`POST /c/${number}/files`, 'key=a-key-of-16-letters&kind=photo')).headers.location}`
    room.moveTo('2026-11-23T02:15:00.000Z')
    expect((await visit(`GET ${here}`)).text).toMatch(/时间已过[\s\S]*添加照片/)
  })

  it('K2 opens to nobody without the token, nor for the photo of another case', async () => {
    const { room, number, visit } = await aBrowser()
    const here = `${(await visit(`POST /c/${number}/files`, 'key=a-key-of-16-letters&kind=photo')).headers.location}`
    for (const line of [`POST /c/${number}/files`, `GET ${here}`, `GET ${here}/sent`] as const)
      expect(
        (await visit(line, line.startsWith('POST') ? 'key=a-key-of-16-letters&kind=photo' : undefined, '')).status,
      ).toBe(404)
    const other = await anOpenedCase(room)
    const elsewhere = here.replace(number, other.number)
    expect((await visit(`GET ${elsewhere}`, undefined, `case-token=${other.token}`)).status).toBe(404)
    const foreign = await room.visit(`POST /c/${number}/files`, {
      headers: { accept: 'text/html', 'sec-fetch-site': 'cross-site' },
      type: 'application/x-www-form-urlencoded',
      body: 'key=a-key-of-16-letters&kind=photo',
    })
    expect(foreign.status).toBe(403)
  })
})
