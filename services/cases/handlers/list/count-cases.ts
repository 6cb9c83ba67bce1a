import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import * as contract from '../../contract/finding.ts'
import { mostCounted, tally } from '../../domain/tally.ts'
import { askedCases } from '../../list/asked-cases.ts'
import { countedLines } from '../../list/counted-lines.ts'

export const countCases = implement(contract.countCases)(async ({ query, principal }, ports) => {
  const { source, wanted } = await askedCases(query, principal, ports)
  const counted = tally(ports.now)
  for await (const { line, times } of countedLines(source, wanted, principal, ports))
    if (counted.add(line, times) > mostCounted)
      throw invalid(
        'period',
        say('超过十万件，请按时间或区域缩小范围', 'More than 100,000; ask for a shorter period or a smaller area'),
        { most: mostCounted },
      )
  return counted.figures()
})
