import { implement } from '@wangge/http'
import * as contract from '../../contract/board.ts'
import { boardPage } from '../../pages/board.ts'
import { readBoard } from '../../pages/read-board.ts'
import { framed, readingOf, shown } from '../../pages/reading.ts'

export const showBoard = implement(contract.showBoard)(({ query, request }, ports) =>
  framed(readingOf(request, query, '/b'), request, async (reading) =>
    shown(200, reading, boardPage(await readBoard(query, reading, ports), reading)),
  ),
)
