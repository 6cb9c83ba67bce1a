import { caseSolved } from '@wangge/cases/contract'
import { toHolders } from '../case-notice.ts'
import { tell } from '../notice.ts'

/** Solved it lies with whoever is to check it. */
export const onCaseSolved = tell(caseSolved, ({ data }, ports) => toHolders('case-to-check', data, ports))
