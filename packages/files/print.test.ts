import { aBomb, aDrawing, aPhoto } from '@wangge/testing/a-photo'
import { filesInMemory } from '@wangge/testing/files-in-memory'
import { develop } from './develop.ts'
import { mostBytes } from './kinds.ts'
import { madeKey, newKey } from './port.ts'
import { developedElsewhere, developInto } from './print.ts'

const fileId = 'q3hV0m8xT2bK'
/** A darkroom that was told of a file, and the room that asks for its image. */
const aDarkroom = async (sent: Buffer) => {
  const files = filesInMemory()
  files.sent({ key: newKey(fileId) }, sent)
  await developInto(files, develop)(fileId)
  return { files, ask: developedElsewhere(files) }
}

describe('an image developed elsewhere', () => {
  it.each([
    ['a photo', aPhoto(), 'image/jpeg'],
    ['a drawing', aDrawing(), 'image/png'],
    ['one cut off', aPhoto().subarray(0, 4000), 'image/jpeg'],
    ['one that would unfold without end', aBomb(), 'image/jpeg'],
  ] as const)('K2 is what it would be here: %s', async (_, sent, type) => {
    const { ask } = await aDarkroom(sent)
    const made = await ask(sent, type, fileId)
    expect(made).toEqual(await develop(sent, type, fileId))
  })

  it.each([
    ['a recording', Buffer.from('#!AMR\n…')],
    ['nothing', Buffer.alloc(0)],
    ['more than any file', Buffer.alloc(mostBytes + 1, aPhoto())],
  ])('K2 is not made of %s: the room says what is wrong with it', async (_, sent) => {
    const { files } = await aDarkroom(sent)
    expect([...files.objects.keys()]).toEqual([newKey(fileId)])
  })

  it('K2 is refused when another was sent in between', async () => {
    const { ask } = await aDarkroom(aPhoto())
    expect(await ask(aPhoto({ orientation: 3 }), 'image/jpeg', fileId)).toEqual({ refused: 'damaged' })
  })

  it('K2 is asked for again where the darkroom has not been, or made no image', async () => {
    const { files, ask } = await aDarkroom(aPhoto())
    await expect(ask(aPhoto(), 'image/jpeg', 'another')).rejects.toThrow('has not been there')
    const print = Buffer.from(files.objects.get(madeKey(fileId)) as Uint8Array)
    print.fill(0, print.indexOf('\n') + 1)
    files.objects.set(madeKey(fileId), print)
    await expect(ask(aPhoto(), 'image/jpeg', fileId)).rejects.toThrow('made no image')
  })
})
