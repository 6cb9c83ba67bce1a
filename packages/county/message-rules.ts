import * as z from 'zod'
import { ClockTime } from './clock-time.ts'
import { Windows } from './windows.ts'

const count = (max: number, min = 0) => z.int().min(min).max(max)

const all = {
  /** What is not urgent is told to each person once a day, at this hour of the county: all of it counted, so many named. */
  digest: z.strictObject({ at: ClockTime, worst: count(10, 1) }),
  /** A text that would be read less than so many minutes before its moment, as quiet hours hold it, goes out at once. */
  leadMinutes: count(240),
  /** Texts to a number that nobody has shown to be theirs. */
  unproven: Windows,
  /** Days for which a code that was entered, or a sign-in, shows whose a number is. */
  provenDays: count(3650, 1),
}

/** How people are told, as far as the county says so itself. */
export const MessageRules = z.strictObject(all).partial()
export type MessageRules = Readonly<Required<z.output<typeof MessageRules>>>

/** What holds where a county says nothing; unproven numbers at the pace of codes. */
export const defaultMessageRules: MessageRules = {
  digest: { at: '08:30', worst: 3 },
  leadMinutes: 30,
  unproven: [
    { seconds: 60, most: 1 },
    { seconds: 3600, most: 5 },
    { seconds: 86_400, most: 10 },
  ],
  provenDays: 365,
}

/** What holds in a county. */
export const messageRules = ({
  messages,
}: {
  readonly messages?: z.output<typeof MessageRules> | undefined
}): MessageRules => ({ ...defaultMessageRules, ...messages })
