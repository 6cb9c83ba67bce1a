import type { File } from '@wangge/files'
import { putNew, type Table } from '@wangge/table'
import { CaseFile } from '../table/file.ts'

/** A photo that a member sent and that was found good: ready to be named as evidence. */
export const aFile = async (
  { table }: { table: Table },
  { fileId = 'photo-1', memberId = 'worker', ...more }: Partial<File> = {},
): Promise<string> => {
  const file: File = {
    fileId,
    memberId,
    kind: 'photo',
    type: 'image/jpeg',
    bytes: 1000,
    state: 'ready',
    kept: { type: 'image/jpeg', bytes: 900, sha256: '0'.repeat(64), width: 40, height: 30, thumbnail: true },
    at: '2026-11-23T01:00:00.000Z',
    until: '2026-11-24T01:00:00.000Z',
    asked: 'test',
    ...more,
  }
  await table.write([putNew(CaseFile, file)])
  return fileId
}
