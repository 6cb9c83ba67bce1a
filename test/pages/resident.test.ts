import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type ACounty, aCounty } from '@wangge/testing'
import { aPhoto, cameraWords } from '@wangge/testing/a-photo'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { executablePath, openChromium } from './chromium.ts'

const require = createRequire(import.meta.url)
const sources = {
  axe: readFileSync(require.resolve('axe-core'), 'utf8'),
  jsqr: readFileSync(require.resolve('jsqr'), 'utf8'),
}
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'zh-CN', isMobile: true }
const plain: BrowserContextOptions = { ...phone, javaScriptEnabled: false }

if (!executablePath)
  console.warn(
    'LEFT OUT: the residents’ pages in a real browser. There is no Chromium here (apt-get install chromium).',
  )
const inBrowser = executablePath ? describe : describe.skip

inBrowser('the residents’ pages on a plain phone', () => {
  let county: ACounty
  let browser: Browser
  let grid: string
  beforeAll(async () => {
    county = await aCounty()
    browser = await openChromium()
    grid = county.account('grid-worker').areaCode
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await county[Symbol.asyncDispose]()
  })

  /** Somebody's phone, for as long as the test lasts. */
  const aPhone = async (options: BrowserContextOptions, use: (page: Page) => Promise<void>) => {
    const context = await browser.newContext(options)
    try {
      await use(await context.newPage())
    } finally {
      await context.close()
    }
  }
  const open = async (page: Page, path: string) => {
    const response = await page.goto(county.baseUrl + path)
    return response?.status()
  }
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (role: string): Promise<string> => {
    const token = tokens.get(role) ?? county.tokenOf(role)
    tokens.set(role, token)
    return token
  }
  const give = async (role: string, number: string, verb: string, body: object = {}) => {
    const headers = { authorization: `Bearer ${await tokenOf(role)}`, 'content-type': 'application/json' }
    const url = `${county.baseUrl}/v1/cases/${number}/${verb}`
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    expect([verb, answer.status, answer.ok ? '' : await answer.text()]).toEqual([verb, 200, ''])
  }
  const report = async (page: Page) => {
    await open(page, `/r/${grid}`)
    await page.getByLabel('问题类别').selectOption({ label: '路灯损坏' })
    await page.getByLabel('什么事').fill('村口的路灯不亮了。\n晚上走路看不见。')
    await page.getByLabel('手机号').fill('100 1234 5678')
    await page.getByRole('button', { name: '提交' }).click()
    return page.url().slice(`${county.baseUrl}/c/`.length)
  }
  const settle = async (number: string) => {
    await give('grid-worker', number, 'accept')
    await give('grid-worker', number, 'solve', { evidence: [{ kind: 'note', text: '已更换灯泡' }] })
    await give('grid-leader', number, 'check', { passed: true })
    await give('grid-leader', number, 'answer', { text: '路灯已修好。' })
  }

  it('C1 I1 C12 C13 lead from report to rating without JavaScript', async () => {
    await aPhone(plain, async (page) => {
      const number = await report(page)
      expect(number).toMatch(/^[0-9A-Z]{10}$/)
      const main = page.getByRole('main')
      expect(await main.textContent()).toMatch(/请截图保存[\s\S]*查询码[\s\S]*已上报[\s\S]*网格员/)
      expect(await main.textContent()).not.toContain(county.account('grid-worker').name)
      const token = await page.locator('.code').nth(1).textContent()

      await settle(number)
      await page.reload()
      expect(await main.textContent()).toContain('路灯已修好。')
      await page.getByRole('radio', { name: '5 分 很满意' }).check()
      await page.getByLabel('想说的话（可不填）').fill('修得很快')
      await page.getByRole('button', { name: '提交评价' }).click()
      expect(page.url()).toBe(`${county.baseUrl}/c/${number}`)
      expect(await main.textContent()).toContain('您评了 5 分')

      // on another phone, by what was written down
      await aPhone(plain, async (other) => {
        expect(await open(other, `/c/${number}`)).toBe(401)
        await other.getByRole('textbox', { name: '查询码' }).fill(token ?? '')
        await other.getByRole('button', { name: '查看' }).click()
        expect(other.url()).toBe(`${county.baseUrl}/c/${number}`)
        expect(await other.getByRole('main').textContent()).toContain('您评了 5 分')
      })
    })
  }, 60_000)

  it('K2 send a photo without JavaScript, straight to where it is kept, and come back', async () => {
    await aPhone(plain, async (page) => {
      const number = await report(page)
      await page.getByRole('button', { name: '添加照片' }).click()
      expect(page.url()).toContain(`/c/${number}/files/`)
      const choose = (name: string, buffer: Buffer) =>
        page.getByLabel('选择照片').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
      await choose('lamp.jpg', aPhoto())
      await page.getByRole('button', { name: '上传' }).click()
      const heading = page.getByRole('heading', { level: 1 })
      await heading.filter({ hasText: '照片已添加' }).waitFor({ timeout: 20_000 })
      const headers = { authorization: `Bearer ${await tokenOf('grid-worker')}` }
      const answer = await fetch(`${county.baseUrl}/v1/cases/${number}/files`, { headers })
      const { items } = (await answer.json()) as { items: { links: { file: string } }[] }
      expect(items).toHaveLength(1)
      const kept = Buffer.from(await (await fetch(items[0]?.links.file ?? '')).arrayBuffer())
      for (const word of cameraWords) expect(kept.includes(word)).toBe(false)

      for (const [bytes, words] of [
        [Buffer.from('%PDF-1.7'), '这不是能收的照片'],
        [Buffer.alloc(10 * 1024 * 1024 + 1), '太大'],
      ] as const) {
        await page.getByRole('button', { name: '添加照片' }).click()
        await choose('no-photo.jpg', bytes)
        await page.getByRole('button', { name: '上传' }).click()
        await heading.filter({ hasText: '照片未能添加' }).waitFor({ timeout: 20_000 })
        expect(await page.getByRole('alert').textContent()).toContain(words)
      }
      await page.getByRole('link', { name: '返回事项' }).click()
      expect(page.url()).toBe(`${county.baseUrl}/c/${number}`)
      // the thumbnail is let in, from where it is kept
      const thumbnail = page.getByRole('img', { name: '照片 1' })
      expect(
        await thumbnail.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
      ).toBeGreaterThan(0)

      await page.getByRole('button', { name: '添加录音' }).click()
      const voice = { name: 'voice.amr', mimeType: 'audio/amr', buffer: Buffer.from('#!AMR\n…') }
      await page.getByLabel('选择或录制录音').setInputFiles(voice)
      await page.getByRole('button', { name: '上传' }).click()
      await heading.filter({ hasText: '录音已添加' }).waitFor({ timeout: 20_000 })
      await page.getByRole('link', { name: '返回事项' }).click()
      expect(await page.getByRole('link', { name: '录音 1' }).isVisible()).toBe(true)
    })
  }, 60_000)

  it('C3 asks a kind’s own questions once it is chosen, without JavaScript', async () => {
    await aPhone(plain, async (page) => {
      await open(page, `/r/${grid}`)
      const pole = page.getByLabel('灯杆编号（可不填）')
      const what = page.getByLabel('拆除什么')
      expect([await pole.isVisible(), await what.isVisible()]).toEqual([false, false])
      const kind = page.getByLabel('问题类别')
      await kind.selectOption({ label: '路灯损坏' })
      expect([await pole.isVisible(), await what.isVisible()]).toEqual([true, false])
      await kind.selectOption({ label: '房屋设施拆除' })
      expect([await pole.isVisible(), await what.isVisible()]).toEqual([false, true])
      await page.getByLabel('什么事').fill('旧围墙要拆')
      await page.getByLabel('手机号').fill('10012345678')
      await page.getByRole('button', { name: '提交' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('拆除什么：必填')
      await page.getByRole('link', { name: /^拆除什么/ }).click()
      await what.selectOption({ label: '围墙' })
      await page.getByRole('radio', { name: '是' }).check()
      await page.getByRole('button', { name: '提交' }).click()
      const number = page.url().slice(`${county.baseUrl}/c/`.length)
      const headers = { authorization: `Bearer ${await tokenOf('grid-worker')}` }
      const seen = await (await fetch(`${county.baseUrl}/v1/cases/${number}`, { headers })).json()
      expect(seen).toMatchObject({
        answers: [
          { code: 'what', value: 'wall' },
          { code: 'agreed', value: true },
        ],
      })
    })
  })

  it('C1 a double tap makes one case', async () => {
    const held = async () => {
      const headers = { authorization: `Bearer ${await tokenOf('grid-worker')}` }
      const answer = await fetch(`${county.baseUrl}/v1/cases?holder=me&limit=100`, { headers })
      return ((await answer.json()) as { items: unknown[] }).items.length
    }
    await aPhone(plain, async (page) => {
      const before = await held()
      await open(page, `/r/${grid}`)
      await page.getByLabel('问题类别').selectOption({ label: '路灯损坏' })
      await page.getByLabel('什么事').fill('路灯坏了')
      await page.getByRole('button', { name: '提交' }).dblclick()
      await page.waitForURL(/\/c\//)
      expect((await held()) - before).toBe(1)
    })
  })

  it('C1 wrong input keeps what was typed, and puts the reader at what is wrong', async () => {
    await aPhone(plain, async (page) => {
      await open(page, `/r/${grid}`)
      await page.getByLabel('什么事').fill('一行\n<b>二行</b>')
      await page.getByLabel('姓名').fill('王 "小" 梅')
      await page.getByLabel('手机号').fill('12')
      await page.getByRole('button', { name: '提交' }).click()
      expect(page.url()).toBe(`${county.baseUrl}/r/${grid}`)
      const alert = page.getByRole('alert')
      expect(await alert.textContent()).toContain('问题类别：必填')
      expect(await alert.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
      expect(await page.getByLabel('什么事').inputValue()).toBe('一行\n<b>二行</b>')
      expect(await page.getByLabel('姓名').inputValue()).toBe('王 "小" 梅')
      expect(await page.getByLabel('手机号').inputValue()).toBe('12')

      await page.getByLabel('问题类别').selectOption({ label: '照料与看护' })
      await page.getByRole('button', { name: '提交' }).click()
      expect(await alert.textContent()).toContain('手机号：不是有效的手机号码')
      await page.getByRole('link', { name: /^手机号/ }).click()
      await page.getByLabel('手机号').fill('10012345678')
      expect(await page.getByLabel('问题类别').inputValue()).toBe('living-care')
      await page.getByRole('button', { name: '提交' }).click()
      expect(page.url()).toContain('/c/')
    })
  })

  it('A7 the card’s code leads to the grid’s page', async () => {
    await aPhone({ ...phone, isMobile: false, bypassCSP: true }, async (page) => {
      await open(page, `/r/${grid}/card`)
      await page.addScriptTag({ content: sources.jsqr })
      const image = (await page.locator('svg').screenshot()).toString('base64')
      // read from the pixels of the page, as a camera would
      const read: string = await page.evaluate(`(async () => {
        const image = new Image()
        image.src = 'data:image/png;base64,${image}'
        await image.decode()
        const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
        const context = canvas.getContext('2d')
        context.drawImage(image, 0, 0)
        return jsQR(context.getImageData(0, 0, image.width, image.height).data, image.width, image.height)?.data
      })()`)
      expect(read).toBe(`${county.baseUrl}/r/${grid}`)
      await page.goto(read)
      expect(await page.getByRole('main').textContent()).toContain(county.account('grid-worker').areaName)
    })
  })

  /** Every page and state of it, one after another. */
  const everyPage = async (page: Page, look: (what: string) => Promise<void>) => {
    await open(page, `/r/${grid}`)
    await look('report')
    await page.getByLabel('手机号').fill('12')
    await page.getByRole('button', { name: '提交' }).click()
    await look('report-wrong')
    await open(page, `/r/${grid}/card`)
    await look('card')
    await open(page, '/c')
    await look('find')
    await page.getByRole('button', { name: '查看' }).click()
    await look('find-wrong')
    await open(page, '/r/999')
    await look('no-grid')
    const number = await report(page)
    await look('case-new')
    await page.getByRole('button', { name: '添加照片' }).click()
    await look('photo')
    const buffer = Buffer.from('%PDF-1.7')
    await page.getByLabel('选择照片').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByRole('button', { name: '上传' }).click()
    await page.getByRole('heading', { level: 1, name: '照片未能添加' }).waitFor({ timeout: 20_000 })
    await look('photo-refused')
    await page.getByRole('link', { name: '返回事项' }).click()
    await settle(number)
    await page.reload()
    await look('case-answered')
    await page.getByRole('button', { name: '提交评价' }).click()
    await look('case-rating-wrong')
    await page.getByRole('radio', { name: /^2 分/ }).check()
    await page.getByRole('button', { name: '提交评价' }).click()
    await look('case-rated')
    await page.getByText('我的信息：导出、隐藏、清除').click()
    await page.getByRole('button', { name: '清除我的信息' }).click()
    await look('case-erasing-wrong')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: '清除我的信息' }).click()
    await look('case-erased')
  }

  it('C1 I1 no page keeps anybody out: axe finds nothing, in light and in dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      await aPhone({ ...phone, colorScheme, bypassCSP: true }, async (page) => {
        await everyPage(page, async (what) => {
          await page.addScriptTag({ content: sources.axe })
          const found: { violations: { id: string; nodes: { html: string }[] }[] } = await page.evaluate('axe.run()')
          const told = found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])
          expect([what, colorScheme, told]).toEqual([what, colorScheme, []])
        })
      })
  }, 120_000)

  it('C1 I1 every page fits 320 pixels, and 200 % of 360', async () => {
    for (const [width, letters] of [
      [320, '100%'],
      [360, '100%'],
      [360, '200%'],
    ] as const)
      await aPhone({ ...phone, viewport: { width, height: 640 }, bypassCSP: true }, async (page) => {
        await everyPage(page, async (what) => {
          await page.addStyleTag({ content: `html{font-size:${letters}}` })
          const wide = await page.evaluate('document.documentElement.scrollWidth')
          expect([what, width, wide]).toEqual([what, width, width])
          const folder = process.env.WANGGE_SCREENSHOTS
          if (folder) await page.screenshot({ path: `${folder}/${what}-${width}-${letters}.png`, fullPage: true })
        })
      })
  }, 120_000)
})
