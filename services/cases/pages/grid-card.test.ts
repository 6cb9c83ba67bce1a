import { place } from '@wangge/testing/a-room'
import { aSite } from '../testing/a-case-site.ts'

const { grid } = place

describe('the card of a grid', () => {
  it('A7 shows grid, posts and the way to report, and nobody’s name', async () => {
    const { read } = await aSite()
    const { status, text } = await read(`/r/${grid}/card`, { host: 'wangge.example', 'x-forwarded-proto': 'https' })
    expect(status).toBe(200)
    for (const words of [`${grid} 号`, '网格长', '网格员', `https://wangge.example/r/${grid}`, '<svg viewBox'])
      expect(text).toContain(words)
    expect(text).not.toContain('worker')
  })
})
