import { caseAccepted, caseReported } from '@wangge/cases/contract'
import { service } from '@wangge/contract'
import { say } from '@wangge/problem'

export const manifest = service({
  name: 'witness',
  title: say('见证', 'Witness'),
  nouns: { seen: {} },
  hears: { seen: [caseReported, caseAccepted] },
})
