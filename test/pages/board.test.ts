import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type ACounty, aCounty } from '@wangge/testing'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { executablePath, openChromium } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'zh-CN', isMobile: true }
const folder = process.env.WANGGE_SCREENSHOTS

if (!executablePath) console.warn('LEFT OUT: the public board in a real browser. There is no Chromium here.')
const inBrowser = executablePath ? describe : describe.skip

inBrowser('the public board in a browser', () => {
  let county: ACounty
  let browser: Browser
  let numbers: string[]

  const send = async (method: string, path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(county.baseUrl + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as { number: string; token: string } }
  }
  beforeAll(async () => {
    county = await aCounty()
    browser = await openChromium()
    const { lon, lat } = county.file.place
    const grid = county.account('grid-worker').areaCode
    const where = [
      { place: { lon, lat, crs: 'WGS-84' } },
      { place: { lon: lon + 0.0011, lat: lat + 0.0011, crs: 'WGS-84' } },
      { place: { lon: lon - 0.0011, lat: lat - 0.0012, crs: 'WGS-84' } },
      { place: { lon, lat, crs: 'WGS-84' } },
      { gridCode: grid },
    ]
    const kinds = ['facility-lamp', 'environment-litter', 'facility-road', 'facility-drain', 'environment-noise']
    numbers = []
    for (const [n, one] of where.entries()) {
      const report = { ...one, category: kinds[n], description: `王五家门口，第 ${n} 件` }
      const { status, body } = await send('POST', '/v1/public/cases', report)
      if (status === 201) numbers.unshift(body.number)
    }
    await send(
      'POST',
      `/v1/cases/${numbers[0]}/publish`,
      { text: '夜里施工，噪声很大，\n附近住户睡不好。' },
      { authorization: `Bearer ${await county.tokenOf('village-secretary')}` },
    )
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await county[Symbol.asyncDispose]()
  })

  const onScreen = async (options: BrowserContextOptions, use: (page: Page) => Promise<void>) => {
    const context = await browser.newContext(options)
    try {
      const page = await context.newPage()
      await page.goto(`${county.baseUrl}/b`)
      await use(page)
    } finally {
      await context.close()
    }
  }

  it('I3 leads from the entrance to list and map without JavaScript, narrowed by a form', async () => {
    await onScreen({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${county.baseUrl}/`)
      await page.getByRole('link', { name: '公开事项' }).click()
      expect(page.url()).toBe(`${county.baseUrl}/b`)
      const main = page.getByRole('main')
      expect(await page.locator('.cases > li').count()).toBe(numbers.length)
      expect(await main.textContent()).toContain('夜里施工')
      expect(await main.textContent()).not.toContain('王五')
      const map = page.getByRole('img', { name: '本页事项的大致位置' })
      expect(await map.isVisible()).toBe(true)
      const { width = 0, height = 0 } = (await map.boundingBox()) ?? {}
      expect([width > 280, height > 80]).toEqual([true, true])

      await page.getByLabel('类别').selectOption({ label: '　路灯损坏' })
      await page.getByRole('button', { name: '查看' }).click()
      expect(await page.locator('.cases > li').count()).toBe(1)
      expect(await page.getByLabel('类别').inputValue()).toBe('facility-lamp')
      await page.getByLabel('办理情况').selectOption({ label: '已经办完' })
      await page.getByRole('button', { name: '查看' }).click()
      expect(await main.textContent()).toContain('没有符合条件的事项')
    })
  }, 60_000)

  it('I3 keeps nobody out: axe finds nothing in light and in dark, and it fits 320 pixels and large letters', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const [width, letters] of [
        [320, '100%'],
        [360, '200%'],
        [1280, '100%'],
      ] as const)
        await onScreen(
          { ...phone, viewport: { width, height: 740 }, colorScheme, bypassCSP: true, isMobile: width < 1000 },
          async (page) => {
            await page.addStyleTag({ content: `html{font-size:${letters}}` })
            expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
            await page.addScriptTag({ content: axe })
            const found: { violations: { id: string; nodes: { html: string }[] }[] } = await page.evaluate('axe.run()')
            const told = found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])
            expect([colorScheme, width, told]).toEqual([colorScheme, width, []])
            if (folder)
              await page.screenshot({ path: `${folder}/board-${colorScheme}-${width}-${letters}.png`, fullPage: true })
          },
        )
  }, 120_000)
})
