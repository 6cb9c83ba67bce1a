import { service } from '@wangge/contract'
import { postFilled, postLeft } from '@wangge/members/contract'
import { say } from '@wangge/problem'
import * as attached from './attached/contract.ts'
import * as of from './case/contract/index.ts'
import * as deed from './deed/contract/index.ts'
import * as disclosure from './disclosure/contract/index.ts'
import * as file from './file/contract.ts'
import * as finding from './finding/contract/index.ts'
import * as leaving from './leaving/contract.ts'
import * as mediation from './mediation/contract/index.ts'
import * as open311 from './open311/contract.ts'
import * as pages from './pages/contract/index.ts'
import * as privacy from './privacy/contract/index.ts'
import * as project from './project/contract/index.ts'
import * as publicNoun from './public/contract/index.ts'
import * as resident from './resident/contract/index.ts'
import * as stateTables from './state-tables/contract/index.ts'

const faces = { attached, leaving, public: publicNoun, resident, privacy, open311, pages, 'state-tables': stateTables }
const words = [of.caseReported, of.caseCorrected, of.caseRedacted]
const doors = [of.caseMarkedConfidential, of.caseUnmarkedConfidential]
const orders = [of.caseAccepted, of.caseDispatched, of.caseChecked, of.caseRated, of.caseReopened, of.caseRehung]

/** What was asked: a resident's case from report to strike-off. */
export const manifest = service({
  name: 'cases',
  title: say('事项', 'Cases'),
  nouns: { case: of, file, mediation, deed, disclosure, project, finding, ...faces },
  hears: {
    attached: [file.fileReceived],
    case: [of.caseAnswered, of.caseHandedOver, of.caseCancelled],
    mediation: [of.caseCorrected],
    finding: [...words, ...doors, ...orders],
    leaving: [postFilled, postLeft],
  },
  needs: ['vault', 'files'],
  grants: ['access:read', 'county:read', 'subject:read', 'subject:write'],
})
