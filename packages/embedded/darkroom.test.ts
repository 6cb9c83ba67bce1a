import { develop } from '@wangge/files/develop'
import { aPhoto } from '@wangge/testing/a-photo'
import { developApart } from './darkroom.ts'

describe('the darkroom of one machine', () => {
  it('K2 makes what would be made here, while this process goes on', async () => {
    const sent = aPhoto()
    let turns = 0
    const turning = setInterval(() => turns++, 1)
    const made = await developApart(sent, 'image/jpeg', 'file')
    clearInterval(turning)
    expect(made).toEqual(await develop(sent, 'image/jpeg', 'file'))
    expect(turns).toBeGreaterThan(0)
  })

  it('K2 refuses what cannot be read', async () => {
    expect(await developApart(aPhoto().subarray(0, 4000), 'image/jpeg', 'file')).toEqual({ refused: 'damaged' })
  })
})
