/** A message as a phone shows it. */
export interface Received {
  readonly text: string
}

/** A county that lives somewhere, as a story told over HTTP needs it: the same for every engine. */
export interface Engine {
  /** Where the API answers: a path such as `/v1/areas` is appended. */
  readonly baseUrl: string
  /** What a phone, by its number as stored, has received so far, oldest first. */
  mailbox(phone: string): Promise<Received[]>
  /** Rings a timer, `duties.open-week`, as its schedule would have at that instant. */
  ring(job: string, at: string): Promise<void>
  /** Until nothing waits: every event relayed, every message taken. */
  drain(): Promise<void>
}
