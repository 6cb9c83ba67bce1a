import { put, remove, type Table } from '@wangge/table'
import type { FileEntity, StoredFile } from './file.ts'
import { type Files, keptKey, madeKey, newKey, thumbnailKey } from './port.ts'

/**
 * Deletes a file, bytes and row. First nobody may name it any more, then the bytes go, then the row: whoever names it at
 * the same moment keeps it, and a deletion that was broken off is found again.
 */
export const dropFile = async (
  table: Pick<Table, 'write'>,
  files: Files,
  entity: FileEntity,
  { rev, ...file }: StoredFile,
): Promise<void> => {
  const { kept: _, ...rest } = file
  await table.write([put(entity, { ...rest, state: 'refused', refused: 'expired', rev })])
  const { fileId } = file
  await Promise.all([newKey, madeKey, keptKey, thumbnailKey].map((keyOf) => files.remove(keyOf(fileId))))
  await table.write([remove(entity, { fileId, rev: rev + 1 })])
}
