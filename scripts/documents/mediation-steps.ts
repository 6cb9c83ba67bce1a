import { Step } from '../../services/cases/contract/words.ts'
import type { MediationSteps } from '../../services/cases/contract.ts'
import { mediationSteps } from '../../services/cases/mediation/steps-view.ts'

type Command = MediationSteps['commands'][number]

const arrows = ({ command, title, outcomes }: Command): string[] =>
  outcomes.flatMap(({ from, to, when }) => {
    if (to === 'same') return []
    const label = `${command}${when ? ` (${when})` : ''} ${title['zh-CN']}`
    return (from.length > 0 ? from : ['[*]']).map((one) => `  ${one} --> ${to}: ${label}`)
  })

const lines = ({ command, title, who, roles, at, makes, outcomes }: Command): string[] => {
  const named = [...roles.subtree, ...roles.unit.map((role) => `${role} (unit)`)].join(', ')
  const whom = who.map((one) => (one === 'staff' ? named : one)).join('; ')
  const where = at.length === Step.options.length ? 'at any step' : at.join(', ')
  return outcomes.map(({ when, from, to }) => {
    const taken = `${command}${when ? ` (${when})` : ''}`
    return `| ${taken} ${title['zh-CN']} | ${from.join(', ') || '—'} → ${to} | ${where} | ${whom} | \`${makes}\` |`
  })
}

/** `docs/mediation-steps.md`: the state table of mediations as a picture and as a table. */
export const mediationStepsDocument = (): string => {
  const { steps, commands, kinds } = mediationSteps()
  const countedAt = (figure: string): string =>
    steps.flatMap(({ step, figures }) => (figures.some((one) => one === figure) ? `\`${step}\`` : [])).join(', ')
  return `# 调解步骤 · Steps of a mediation

Drawn from the state table that \`GET /v1/mediation-steps\` serves; \`pnpm documents\` writes this page.

\`\`\`mermaid
stateDiagram-v2
${steps.map(({ step, title }) => `  ${step}: ${title['zh-CN']} ${title.en}`).join('\n')}
${commands.flatMap(arrows).join('\n')}
${steps.flatMap(({ step, final }) => (final ? `  ${step} --> [*]` : [])).join('\n')}
\`\`\`

Kinds: ${kinds.map(({ kind, title }) => `\`${kind}\` ${title['zh-CN']}`).join(', ')}. A case may be mediated several times, one at a time; while one is pending the case stays in hand.

Success rate (调解成功率) of a period: succeeded ÷ ended, null when nothing ended. A mediation counts in the period of its end, by the step it is at when somebody asks:

- ended: ${countedAt('ended')}. A withdrawn one has ended too: left out, a failure could be recorded as a withdrawal.
- succeeded: ${countedAt('succeeded')}. An agreement that was not kept stays in the denominator and leaves the numerator.
- pending, in neither: ${countedAt('pending')}. One that is mediated again is pending until it ends again, and counts in the period of that end.

| command | from → to | while its case is | who | event |
| --- | --- | --- | --- | --- |
${commands.flatMap(lines).join('\n')}
`
}
