/** A message as a phone shows it. */
export interface Received {
  readonly text: string
  readonly parts: number
}

/** A county that lives somewhere, as a story told over HTTP needs it: the same for every engine. */
export interface Engine {
  /** Where the API answers: a path such as `/v1/areas` is appended. */
  readonly baseUrl: string
  /** The county's clock: UTC with milliseconds. */
  now(): Promise<string>
  /** Moves the county's clock forward and lets every timer ring that would have rung, until nothing waits. */
  moveTo(instant: string): Promise<void>
  /** What a phone, by its number as stored (E.164), has received so far, oldest first. */
  mailbox(phone: string): Promise<Received[]>
  /** Until nothing waits: every event relayed, every message taken. */
  drain(): Promise<void>
}
