import type { Text } from '@wangge/problem'

interface Outcome {
  readonly when?: string | undefined
  readonly from: readonly string[]
  readonly to: string
}

interface Command<O> {
  readonly command: string
  readonly title: Text
  readonly who: readonly string[]
  readonly roles: { readonly subtree: readonly string[]; readonly unit: readonly string[]; readonly own?: boolean }
  readonly makes: string
  readonly outcomes: readonly O[]
}

interface Table<C> {
  readonly steps: readonly { readonly step: string; readonly title: Text; readonly final: boolean }[]
  readonly commands: readonly C[]
}

/** A column of a page's table besides those that every page has. */
export interface Column<C, O> {
  readonly head: string
  readonly of: (command: C, outcome: O) => string
}

/** Mermaid has its own meaning for hyphens in names of states. */
const state = (step: string): string => step.replaceAll('-', '_')

const labelOf = ({ command }: { command: string }, { when }: Outcome): string =>
  when ? `${command} (${when})` : command

const diagram = <O extends Outcome>({ steps, commands }: Table<Command<O>>): string =>
  [
    ...steps.map(({ step, title }) => `  ${state(step)}: ${title['zh-CN']} ${title.en}`),
    ...commands.flatMap((command) =>
      command.outcomes.flatMap((outcome) => {
        const { from, to } = outcome
        if (to === 'same') return []
        const label = `${labelOf(command, outcome)} ${command.title['zh-CN']}`
        return (from.length > 0 ? from.map(state) : ['[*]']).map((one) => `  ${one} --> ${state(to)}: ${label}`)
      }),
    ),
    ...steps.flatMap(({ step, final }) => (final ? [`  ${state(step)} --> [*]`] : [])),
  ].join('\n')

const whoOf = ({ who, roles: { subtree, unit, own } }: Command<Outcome>): string => {
  const named = [...subtree, ...unit.map((role) => `${role} (unit)`), ...(own ? ['whose it is'] : [])].join(', ')
  return who.map((one) => (one === 'staff' && named ? named : one)).join('; ')
}

/** A state table as a page: a picture, what there is to say about it, and every way from step to step. */
export const stepsPage = <O extends Outcome, C extends Command<O>>(
  { steps, commands }: Table<C>,
  {
    title,
    servedAt,
    about,
    column,
    rules = () => [],
  }: {
    title: string
    servedAt: string
    about: string
    column?: Column<C, O>
    /** Who may not, of those who may. */
    rules?: (command: C) => readonly string[]
  },
): string => {
  const heads = ['command', 'from → to', ...(column ? [column.head] : []), 'who', 'event']
  const lines = commands.flatMap((command) =>
    command.outcomes.map((outcome) => {
      const { from, to } = outcome
      const cells = [
        `${labelOf(command, outcome)} ${command.title['zh-CN']}`,
        `${from.join(', ') || '—'} → ${to}`,
        ...(column ? [column.of(command, outcome)] : []),
        [whoOf(command), ...rules(command)].join('; '),
        `\`${command.makes}\``,
      ]
      return `| ${cells.join(' | ')} |`
    }),
  )
  return `# ${title}

Drawn from the state table that \`GET ${servedAt}\` serves; \`pnpm documents\` writes this page.

\`\`\`mermaid
stateDiagram-v2
${diagram({ steps, commands })}
\`\`\`

${about}

| ${heads.join(' | ')} |
|${' --- |'.repeat(heads.length)}
${lines.join('\n')}
`
}
