import { answer, implement } from '@wangge/http'
import * as contract from '../contract/board.ts'
import { boardPage } from '../work/board.ts'
import { readBoard } from '../work/read-board.ts'
import { framePage, readingOf, showPage } from '../work/reading.ts'

export const showBoard = implement(contract.showBoard)(({ query, request }, ports) =>
  framePage(readingOf(request, query, '/b'), request, async (reading) =>
    showPage(200, reading, boardPage(await readBoard(query, reading, ports), reading)),
  ),
)

/** The address on a grid's card: the board of its village. */
export const showAreaBoard = implement(contract.showAreaBoard)(({ params, query, request }, { county }) =>
  framePage(readingOf(request, query, '/b'), request, async () => {
    const area = await county.listingAreaOf(params.areaCode)
    const asked = new URLSearchParams({ area, ...(query.lang && { lang: query.lang }) })
    return answer(303, '', { location: `/b?${asked}` })
  }),
)
