import type { Page } from 'playwright-core'
import { inBrowser, lookedAt, plain, press } from './a-browser.ts'

inBrowser('the public board in a browser', (looked) => {
  let numbers: string[]
  beforeAll(async () => {
    const { county } = looked()
    const { lon, lat } = county.file.place
    const where = [
      { place: { lon, lat, crs: 'WGS-84' } },
      { place: { lon: lon + 0.0011, lat: lat + 0.0011, crs: 'WGS-84' } },
      { place: { lon: lon - 0.0011, lat: lat - 0.0012, crs: 'WGS-84' } },
      { place: { lon, lat, crs: 'WGS-84' } },
      { gridCode: county.account('grid-worker').areaCode },
    ]
    const kinds = ['facility-lamp', 'environment-litter', 'facility-road', 'facility-drain', 'environment-noise']
    numbers = []
    for (const [n, one] of where.entries()) {
      const report = { ...one, category: kinds[n], description: `王五家门口，第 ${n} 件` }
      const answer = await fetch(`${county.baseUrl}/v1/public/cases`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(report),
      })
      const { number } = (await answer.json()) as { number: string }
      if (answer.status === 201) numbers.unshift(number)
    }
    const text = '夜里施工，噪声很大，\n附近住户睡不好。'
    await looked().ask('village-secretary', `POST /v1/cases/${numbers[0]}/publish`, { text })
  })

  it('I3 leads from the entrance to list and map without JavaScript, narrowed by a form', async () => {
    await looked().on(plain, async (page) => {
      await page.goto(`${looked().county.baseUrl}/`)
      await press(page.getByRole('link', { name: '公开事项' }))
      expect(page.url()).toBe(`${looked().county.baseUrl}/b`)
      const main = page.getByRole('main')
      expect(await page.locator('.cases > li').count()).toBe(numbers.length)
      expect(await main.textContent()).toContain('夜里施工')
      expect(await main.textContent()).not.toContain('王五')
      const map = page.getByRole('img', { name: '本页事项的大致位置' })
      expect(await map.isVisible()).toBe(true)
      const { width = 0, height = 0 } = (await map.boundingBox()) ?? {}
      expect([width > 280, height > 80]).toEqual([true, true])

      await page.getByLabel('类别').selectOption({ label: '　路灯损坏' })
      await press(page.getByRole('button', { name: '查看' }))
      expect(await page.locator('.cases > li').count()).toBe(1)
      expect(await page.getByLabel('类别').inputValue()).toBe('facility-lamp')
      await page.getByLabel('办理情况').selectOption({ label: '已经办完' })
      await press(page.getByRole('button', { name: '查看' }))
      expect(await main.textContent()).toContain('没有符合条件的事项')
    })
  })

  const everyPage = async (page: Page, look: (what: string) => Promise<void>) => {
    await looked().open(page, '/b')
    await look('board')
    await looked().open(page, '/b?lang=en&state=closed')
    await look('board-none-en')
    await looked().open(page, '/b/nowhere')
    await look('board-nowhere')
  }
  lookedAt(looked, everyPage)
})
