import { type Case, isOpen } from './case.ts'
import { isOverdue } from './limits.ts'

/** Cases that one count looks at: more are asked for in parts. */
export const mostCounted = 100_000

type Line = Pick<Case, 'step' | 'class' | 'category' | 'dueAt'>

const more = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1
}

/** Counts lines of a list as they go by. */
export const tally = (now: string) => {
  const figures = { total: 0, open: 0, closed: 0, overdue: 0, bySteps: {}, byClasses: {}, byCategories: {} }
  return {
    /** How many there are by now. */
    add(line: Line): number {
      figures.total++
      figures[isOpen(line) ? 'open' : 'closed']++
      if (isOverdue(line, now)) figures.overdue++
      more(figures.bySteps, line.step)
      more(figures.byClasses, line.class)
      more(figures.byCategories, line.category)
      return figures.total
    },
    figures: () => figures,
  }
}
