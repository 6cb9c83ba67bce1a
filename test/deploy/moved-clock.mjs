// Loaded into every function that the emulator starts (NODE_OPTIONS): a Date that is ahead of the machine's by as many
// milliseconds as the file at MOVED_CLOCK says. Only the emulator's environment knows of it; what is deployed does not.
import { readFileSync } from 'node:fs'

const file = process.env.MOVED_CLOCK
const RealDate = Date
const freshMs = 20
let readAt = Number.NEGATIVE_INFINITY
let ahead = 0

const now = () => {
  if (performance.now() - readAt > freshMs) {
    readAt = performance.now()
    try {
      ahead = Number(readFileSync(file, 'utf8')) || 0
    } catch {
      // not moved yet
    }
  }
  return RealDate.now() + ahead
}

if (file) {
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [now()] : parts))
    }
    static now() {
      return now()
    }
  }
}
