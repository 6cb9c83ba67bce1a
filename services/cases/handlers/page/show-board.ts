import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { boardPage } from '../../pages/board.ts'
import { readBoard } from '../../pages/read-board.ts'
import { readingOf, shown } from '../../pages/reading.ts'

export const showBoard = implement(contract.showBoard)(async ({ query, request }, ports) => {
  const reading = readingOf(request, query, '/b')
  return shown(200, reading, boardPage(await readBoard(query, reading, ports), reading))
})
