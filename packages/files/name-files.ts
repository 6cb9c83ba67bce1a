import { invalid, say, type Text } from '@wangge/problem'
import { type Op, put, type Table } from '@wangge/table'
import type { FileEntity, StoredFile } from './file.ts'
import type { FileKind } from './kinds.ts'

/** A file that a request names: where in its body, and which kinds may stand there. */
export interface Named {
  readonly path: string
  readonly fileId: string
  readonly kinds?: readonly FileKind[]
}

/** Who names files, and for what: their own files, or those that belong to it already. */
export interface Naming {
  /** Absent: a resident. */
  readonly memberId?: string | undefined
  /** `case#7KM3QX9TPD` */
  readonly of: string
}

const unknown = say('没有这个文件', 'No such file')
const why = {
  open: say('文件尚未上传完成', 'The file was not sent completely'),
  received: say('文件还在检查，请稍后再试', 'The file is still being looked at; try again shortly'),
  refused: say('文件未通过检查', 'The file was refused'),
  used: say('文件已用于别处', 'The file was used already'),
  kind: say('文件种类不符', 'A file of another kind'),
  twice: say('同一文件只能给一次', 'The same file may be given only once'),
} as const

const fault = (file: StoredFile | undefined, { kinds }: Named, { memberId, of }: Naming): Text | undefined => {
  // somebody else's file and no file get the same answer
  if (!file || (file.of !== of && file.memberId !== memberId)) return unknown
  if (file.of !== undefined && file.of !== of) return why.used
  if (file.state !== 'ready') return why[file.state]
  return kinds && !kinds.includes(file.kind) ? why.kind : undefined
}

/**
 * The files that a request names, or 422 at the first that is not ready, not of its kind, not the namer's own, or used
 * elsewhere. `ops` make them belong to it, in the transaction of whatever names them.
 */
export const nameFiles = async (
  table: Pick<Table, 'getMany'>,
  entity: FileEntity,
  named: readonly Named[],
  naming: Naming,
): Promise<{ files: StoredFile[]; ops: Op[] }> => {
  const found = named.length > 0 ? await table.getMany(entity, [...named]) : []
  const files = named.map((one, n) => {
    const file = found[n]
    const what = fault(file, one, naming)
    if (what) throw invalid(one.path, what)
    if (named.findIndex(({ fileId }) => fileId === one.fileId) < n) throw invalid(one.path, why.twice)
    return file as StoredFile
  })
  const free = files.filter(({ of }) => of === undefined)
  return { files, ops: free.map((file) => put(entity, { ...file, of: naming.of })) }
}
