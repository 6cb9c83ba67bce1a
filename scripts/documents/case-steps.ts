import { caseSteps } from '../../services/cases/case/steps-view.ts'
import type { CaseSteps } from '../../services/cases/contract.ts'

type Command = CaseSteps['commands'][number]
type Outcome = Command['outcomes'][number]

/** Mermaid has its own meaning for hyphens in names of states. */
const state = (step: string): string => step.replaceAll('-', '_')

const arrows = ({ command, title, outcomes }: Command): string[] =>
  outcomes.flatMap(({ from, to, when }) => {
    if (to === 'same') return []
    const label = `${command}${when ? ` (${when})` : ''} ${title['zh-CN']}`
    return (from.length > 0 ? from.map(state) : ['[*]']).map((one) => `  ${one} --> ${state(to)}: ${label}`)
  })

const clocks = ({ stops, starts, resumes, ...clock }: Omit<Outcome, 'when' | 'from' | 'to'>): string =>
  [
    stops.length > 0 && `${clock.pauses ? 'pauses' : 'stops'} ${stops.join(', ')}`,
    starts.length > 0 && `starts ${starts.join(', ')}`,
    resumes.length > 0 && `resumes ${resumes.join(', ')}`,
    clock.renews && 'renews',
    clock.extends && 'extends',
  ]
    .filter(Boolean)
    .join('; ')

const rules = ({ otherThanHandler, notFromBelow, whole, notOfParts }: Command): string =>
  [
    otherThanHandler && 'not whoever solved it',
    notFromBelow && 'not from below its level',
    whole && 'not while a part is open',
    notOfParts && 'not of a part',
  ]
    .filter(Boolean)
    .map((rule) => `; ${rule}`)
    .join('')

const lines = (of: Command): string[] => {
  const { command, title, who, roles, makes, outcomes } = of
  const named = [...roles.subtree, ...roles.unit.map((role) => `${role} (unit)`)].join(', ')
  const whom = who.map((one) => (one === 'staff' && named ? named : one)).join('; ')
  return outcomes.map(({ when, from, to, ...clock }) => {
    const taken = `${command}${when ? ` (${when})` : ''}`
    return `| ${taken} ${title['zh-CN']} | ${from.join(', ') || '—'} → ${to} | ${clocks(clock) || '—'} | ${whom}${rules(of)} | \`${makes}\` |`
  })
}

/** `docs/case-steps.md`: the state table as a picture and as a table. */
export const caseStepsDocument = (): string => {
  const { steps, commands, limits } = caseSteps()
  const ends = steps.filter(({ final }) => final).map(({ step }) => `  ${state(step)} --> [*]`)
  return `# 事项步骤 · Steps of a case

Drawn from the state table that \`GET /v1/case-steps\` serves; \`pnpm documents\` writes this page.

\`\`\`mermaid
stateDiagram-v2
${steps.map(({ step, title }) => `  ${state(step)}: ${title['zh-CN']} ${title.en}`).join('\n')}
${commands.flatMap(arrows).join('\n')}
${ends.join('\n')}
\`\`\`

Limits: ${limits.map(({ limit, title }) => `\`${limit}\` ${title['zh-CN']}`).join(', ')}. At every open step exactly one runs.

| command | from → to | limits | who | event |
| --- | --- | --- | --- | --- |
${commands.flatMap(lines).join('\n')}
`
}
