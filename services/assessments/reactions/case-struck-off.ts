import { caseStruckOff } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { localDate } from '@wangge/time'
import { enter } from '../entry.ts'

/** A case counts in the month it was struck off, for whoever solved it and for its grid. */
export const onCaseStruckOff = react(caseStruckOff, { once: 'by-key' })(
  async ({ data, rev, time }, { county, now }) => {
    const { zone } = await county.config()
    return enter(
      {
        period: localDate(time, zone).slice(0, 7),
        source: 'case',
        recordId: data.caseId,
        recordRev: rev,
        areaId: data.areaId,
        tallies: { 'cases.should-close': 1, 'cases.closed-on-time': data.onTime ? 1 : 0 },
        at: time,
        recordedAt: now,
      },
      data.handlerId,
    )
  },
)
