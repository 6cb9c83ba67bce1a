import { react } from '@wangge/events'
import * as contract from '../contract/beside-facts.ts'
import { keepWords } from '../list/keep-words.ts'

/** What was taken out of its text is no longer found. */
export const onCaseRedacted = react(contract.caseRedacted)(({ data: { caseId } }, ports) => keepWords(caseId, ports))
