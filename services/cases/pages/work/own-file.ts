import { caseRules } from '@wangge/county'
import type { StoredFile } from '@wangge/files'
import type { Answer, Call, Ports } from '@wangge/http'
import type { Language } from '@wangge/problem'
import { CaseRow } from '../../case/table/case.ts'
import { noSuchCase } from '../../case/work/view.ts'
import { ofCase } from '../../file/table/file.ts'
import { formOf, ownFile } from '../../file/work/uploads.ts'
import { standingOf } from '../../file/work/view.ts'
import { resident } from '../../resident/work/resident.ts'
import { keptIn } from './case-cookies.ts'
import { fileForm, filePage } from './file-page.ts'
import { pathFor, type Reading, readingOf, showPage } from './reading.ts'

interface Asked {
  readonly params: { readonly number: string; readonly fileId: string }
  readonly query: { readonly lang?: Language | undefined }
  readonly request: Call
}

/** The case whose token this browser keeps. */
export const keptCase = async (number: string, request: Call, { table }: Pick<Ports, 'table'>) => {
  const principal = { kind: 'resident', caseToken: keptIn(request).caseToken ?? '' } as const
  return { principal, found: resident(principal)(await table.get(CaseRow, { caseId: number })) }
}

/** A file of the case whose token this browser keeps. */
export const ownFileOf = async ({ params, request }: Asked, ports: Ports): Promise<StoredFile> => {
  const { found } = await keptCase(params.number, request, ports)
  const file = await ownFile(params.fileId, {}, ports)
  if (file.of !== ofCase(found.caseId)) throw noSuchCase()
  return file
}

/** How its page is read. */
export const fileReading = ({ params: { number, fileId }, query, request }: Asked): Reading =>
  readingOf(request, query, `/c/${number}/files/${fileId}`)

/** Where its page is, in the reader's language. */
export const filePath = (asked: Asked): string => pathFor(fileReading(asked), fileReading(asked).here)

/** The form while it may be sent, else what became of it. */
export const fileShown = async (asked: Asked, file: StoredFile, ports: Ports): Promise<Answer> => {
  const { params, request } = asked
  const reading = fileReading(asked)
  const { bytes } = caseRules(await ports.county.config()).files
  const megabytes = Math.floor(bytes[file.kind] / 1024 ** 2)
  if (file.state === 'open') {
    const backTo = new URL(pathFor(reading, `${reading.here}/sent`), request.origin).href
    const { until, ...upload } = await formOf(file, request.origin, ports, backTo)
    if (until > ports.now) return showPage(200, reading, fileForm(params.number, file, { upload, megabytes }, reading))
  }
  const { refused } = standingOf(file, request.language)
  const again = ports.secret(16)
  return showPage(200, reading, filePage(params.number, file, { refused, again, megabytes }, reading))
}
