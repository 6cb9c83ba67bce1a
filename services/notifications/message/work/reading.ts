import type { Sealed } from '@wangge/contract'
import type { Subject } from '@wangge/vault'

/** A sealed text as it reads; null when its key is gone, or is another since its subject was registered anew. */
export const readingOf = (subject: Subject | undefined, sealed: Sealed | undefined): string | null => {
  try {
    return (sealed && subject?.reveal(sealed)) ?? null
  } catch {
    return null
  }
}
