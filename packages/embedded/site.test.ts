import { gunzipSync } from 'node:zlib'
import { openSite } from './site.ts'

describe('the pages beside the API', () => {
  const site = openSite({ dev: false, health: async () => ({ statusCode: 200 }) })
  const ask = (accepted?: string) =>
    site({
      method: 'GET',
      url: '/openapi.json',
      headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
      address: '127.0.0.1',
    })

  it.each([undefined, '', 'br', 'gzip;q=0', '*, gzip;q=0.0'])(
    'M3 packs nothing for whoever accepts %j',
    async (accepted) => {
      const answered = await ask(accepted)
      expect(answered?.headers).toMatchObject({ vary: 'Accept-Encoding' })
      expect(answered?.headers).not.toHaveProperty('content-encoding')
      expect(JSON.parse(answered?.body ?? '')).toHaveProperty('openapi')
    },
  )

  it.each(['gzip', 'br, GZIP;q=0.5', '*'])('M3 packs for whoever accepts %j', async (accepted) => {
    const answered = await ask(accepted)
    expect(answered?.headers).toMatchObject({ vary: 'Accept-Encoding', 'content-encoding': 'gzip' })
    expect(JSON.parse(gunzipSync(Buffer.from(answered?.body ?? '', 'base64')).toString())).toHaveProperty('openapi')
  })
})
