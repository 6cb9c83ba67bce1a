import { aPhoto, cameraWords } from '@wangge/testing/a-photo'
import { inBrowser, plain, press } from './a-browser.ts'
import { aResident } from './a-resident.ts'

inBrowser('following a case on a plain phone', (looked) => {
  const resident = () => aResident(looked())

  it('C1 I1 C12 C13 lead from report to rating without JavaScript', async () => {
    await looked().on(plain, async (page) => {
      const number = await resident().report(page)
      expect(number).toMatch(/^[0-9A-Z]{10}$/)
      const main = page.getByRole('main')
      expect(await main.textContent()).toMatch(/请截图保存[\s\S]*查询码[\s\S]*已上报[\s\S]*网格员/)
      expect(await main.textContent()).not.toContain(looked().county.account('grid-worker').name)
      const token = await page.locator('.code').nth(1).textContent()

      await resident().give('grid-worker', number, 'accept')
      await resident().settle(number)
      await page.reload()
      expect(await main.textContent()).toContain('路灯已修好。')
      await page.getByRole('radio', { name: '5 分 很满意' }).check()
      await page.getByLabel('想说的话（可不填）').fill('修得很快')
      await press(page.getByRole('button', { name: '提交评价' }))
      expect(page.url()).toBe(`${looked().county.baseUrl}/c/${number}`)
      expect(await main.textContent()).toContain('您评了 5 分')

      // on another phone, by what was written down
      await looked().on(plain, async (other) => {
        expect(await looked().open(other, `/c/${number}`)).toBe(401)
        await other.getByRole('textbox', { name: '查询码' }).fill(token ?? '')
        await press(other.getByRole('button', { name: '查看' }))
        expect(other.url()).toBe(`${looked().county.baseUrl}/c/${number}`)
        expect(await other.getByRole('main').textContent()).toContain('您评了 5 分')
      })
    })
  })

  it('I1 find a case again by the phone it was reported with', async () => {
    await looked().on(plain, async (page) => {
      const number = await resident().report(page)
      await looked().on(plain, async (other) => {
        await looked().open(other, '/c')
        await press(other.getByRole('link', { name: /用手机号找回/ }))
        await other.getByLabel('事项编号').fill(number.toLowerCase())
        await other.getByLabel('手机号').fill('10012345678')
        await press(other.getByRole('button', { name: '发验证码' }))
        await looked().county.embedded.drain()
        const text = looked().county.embedded.mailbox('+8610012345678').at(-1)?.text ?? ''
        await other.getByLabel('短信里的验证码').fill(/\d{6}/.exec(text.replace(number, ''))?.[0] ?? '')
        await press(other.getByRole('button', { name: '查看' }))
        expect(other.url()).toBe(`${looked().county.baseUrl}/c/${number}`)
        expect(await other.getByRole('main').textContent()).toContain('已上报')
      })
    })
  })

  it('K2 send a photo without JavaScript, straight to where it is kept, and come back', async () => {
    await looked().on(plain, async (page) => {
      const number = await resident().report(page)
      await press(page.getByRole('button', { name: '添加照片' }))
      expect(page.url()).toContain(`/c/${number}/files/`)
      const choose = (name: string, buffer: Buffer) =>
        page.getByLabel('选择照片').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
      await choose('lamp.jpg', aPhoto())
      await press(page.getByRole('button', { name: '上传' }))
      const heading = page.getByRole('heading', { level: 1 })
      await heading.filter({ hasText: '照片已添加' }).waitFor()
      const { body } = await looked().ask('grid-worker', `GET /v1/cases/${number}/files`)
      const { items } = body as { items: { links: { file: string } }[] }
      expect(items).toHaveLength(1)
      const kept = Buffer.from(await (await fetch(items[0]?.links.file ?? '')).arrayBuffer())
      for (const word of cameraWords) expect(kept.includes(word)).toBe(false)

      for (const [bytes, words] of [
        [Buffer.from('%PDF-1.7'), '这不是能收的照片'],
        [Buffer.alloc(10 * 1024 * 1024 + 1), '太大'],
      ] as const) {
        await press(page.getByRole('button', { name: '添加照片' }))
        await choose('no-photo.jpg', bytes)
        await press(page.getByRole('button', { name: '上传' }))
        await heading.filter({ hasText: '照片未能添加' }).waitFor()
        expect(await page.getByRole('alert').textContent()).toContain(words)
      }
      await press(page.getByRole('link', { name: '返回事项' }))
      expect(page.url()).toBe(`${looked().county.baseUrl}/c/${number}`)
      // the thumbnail is let in, from where it is kept
      const thumbnail = page.getByRole('img', { name: '照片 1' })
      expect(
        await thumbnail.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
      ).toBeGreaterThan(0)

      await press(page.getByRole('button', { name: '添加录音' }))
      const voice = { name: 'voice.amr', mimeType: 'audio/amr', buffer: Buffer.from('#!AMR\n…') }
      await page.getByLabel('选择或录制录音').setInputFiles(voice)
      await press(page.getByRole('button', { name: '上传' }))
      await heading.filter({ hasText: '录音已添加' }).waitFor()
      await press(page.getByRole('link', { name: '返回事项' }))
      expect(await page.getByRole('link', { name: '录音 1' }).isVisible()).toBe(true)
    })
  })
})
