import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { type ACounty, aCounty } from '../county/a-county.ts'
import { executablePath, openChromium } from './chromium.ts'

const require = createRequire(import.meta.url)
const sourceAt = (path: string): string => readFileSync(path, 'utf8')

export const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  locale: 'zh-CN',
  isMobile: true,
} as const
// what a page is waited for is no promise of speed
const patienceMs = 300_000
/** A phone whose browser runs no script. */
export const plain: BrowserContextOptions = { ...phone, javaScriptEnabled: false }

/** A county in this process and a browser to look at it with. */
export interface Looked extends AsyncDisposable {
  readonly county: ACounty
  /** Somebody's phone, for as long as `use` lasts. */
  on(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void>
  open(page: Page, path: string): Promise<number | undefined>
  /** What the member of a post asks over the API. */
  ask(role: string, line: `${string} ${string}`, body?: object): Promise<{ status: number; body: unknown }>
}

const aBrowser = async (): Promise<Looked> => {
  const [county, browser] = await Promise.all([aCounty(), openChromium()])
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (role: string): Promise<string> => {
    const token = tokens.get(role) ?? county.tokenOf(role)
    tokens.set(role, token)
    return token
  }
  return {
    county,
    async on(options, use) {
      const context = await browser.newContext(options)
      context.setDefaultTimeout(patienceMs)
      try {
        await use(await context.newPage())
      } finally {
        await context.close()
      }
    },
    open: async (page, path) => (await page.goto(county.baseUrl + path))?.status(),
    async ask(role, line, body) {
      const [method, path = ''] = line.split(' ')
      const headers = { authorization: `Bearer ${await tokenOf(role)}`, 'content-type': 'application/json' }
      const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) } as RequestInit
      const answer = await fetch(county.baseUrl + path, sent)
      return { status: answer.status, body: await answer.json() }
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await county[Symbol.asyncDispose]()
    },
  }
}

/** A suite with a county and a browser of its own; left out, loudly, where there is no browser. */
export const inBrowser = (name: string, suite: (looked: () => Looked) => void): void => {
  if (!executablePath) console.warn(`LEFT OUT: ${name}. There is no Chromium here (apt-get install chromium).`)
  const suiteFor = executablePath ? describe : describe.skip
  suiteFor(name, () => {
    let looked: Looked
    beforeAll(async () => {
      looked = await aBrowser()
    })
    afterAll(() => looked[Symbol.asyncDispose]())
    suite(() => looked)
  })
}

/** Presses what leads to a page, and waits until that is there: a look in between is at the old one, or at none. */
export const press = async (target: Locator): Promise<void> => {
  await Promise.all([target.page().waitForEvent('load'), target.click()])
}

/** Until a case’s page is there, however often its form was sent: the second tap takes the place of the first. */
export const caseShown = async (page: Page): Promise<void> => {
  await page.locator('.code').first().waitFor()
}

/** Reads a QR code from the pixels of the page, as a camera would. */
export const qrCodeOn = async (page: Page): Promise<string> => {
  await page.addScriptTag({ content: sourceAt(require.resolve('jsqr')) })
  const image = (await page.locator('svg').screenshot()).toString('base64')
  return page.evaluate(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${image}'
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    return jsQR(context.getImageData(0, 0, image.width, image.height).data, image.width, image.height)?.data
  })()`)
}

/** What axe finds wrong with a page; its policy must be let aside (`bypassCSP`). */
const foundOn = async (page: Page): Promise<unknown[]> => {
  await page.addScriptTag({ content: sourceAt(require.resolve('axe-core')) })
  const found: { violations: { id: string; nodes: { html: string }[] }[] } = await page.evaluate('axe.run()')
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])
}

const folder = process.env.WANGGE_SCREENSHOTS

/** A page in light and in dark as axe sees it: what keeps somebody out. */
const barriersOn = async (page: Page): Promise<unknown[]> => {
  const found: unknown[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await foundOn(page)).map((barrier) => [colorScheme, barrier]))
  }
  return found
}

const widths = [
  [320, '100%'],
  [360, '100%'],
  [360, '200%'],
] as const

/** The widths that a page cannot be read in without scrolling sideways; ends as it began. */
const tooWideOn = async (page: Page, what: string): Promise<unknown[]> => {
  const found: unknown[] = []
  for (const [width, letters] of widths) {
    await page.setViewportSize({ width, height: 640 })
    await page.evaluate(`document.documentElement.style.fontSize = '${letters}'`)
    const wide = await page.evaluate('document.documentElement.scrollWidth')
    if (wide !== width) found.push([width, letters, wide])
    if (folder) await page.screenshot({ path: `${folder}/${what}-${width}-${letters}.png`, fullPage: true })
  }
  await page.setViewportSize(phone.viewport)
  await page.evaluate(`document.documentElement.style.removeProperty('font-size')`)
  return found
}

/** Looks at each page that a walk comes by: axe in light and in dark, and no scrolling sideways however narrow or large. */
export const lookedAt = (
  looked: () => Looked,
  walk: (page: Page, look: (what: string) => Promise<void>) => Promise<void>,
): void => {
  it('C1 I1 no page keeps anybody out, in light or dark, and each fits a narrow phone and large letters', async () => {
    await looked().on({ ...phone, bypassCSP: true }, (page) =>
      walk(page, async (what) => {
        expect([what, await barriersOn(page), await tooWideOn(page, what)]).toEqual([what, [], []])
      }),
    )
  })
}
