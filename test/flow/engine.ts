/** A message as a phone shows it. */
export interface Received {
  readonly text: string
  readonly parts: number
}

/** A request as it is put to an engine. */
export interface Sent {
  readonly method: string
  /** Path and query, `/v1/areas?limit=5`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A county that lives somewhere, as a story needs it: the same for every engine. */
export interface Engine {
  /** The SMS provider never says that a message arrived: `sent` is all the county learns. */
  readonly noReceipts?: boolean
  send(request: Sent): Promise<Answered>
  /**
   * The storage itself: where the county's clock is moved and the storage's is not, every form and link is too old.
   * Puts what a form would, and reads what a link leads to.
   */
  readonly storage?: {
    put(fields: Readonly<Record<string, string>>, bytes: Uint8Array): Promise<void>
    read(url: string): Promise<Uint8Array>
  }
  /** Where a link or a form of the county really leads, when its requests go by no network. */
  reach?(url: string): string
  /** The county's clock: UTC with milliseconds. */
  now(): Promise<string>
  /** Moves the county's clock forward and lets every timer ring that would have rung, until nothing waits. */
  moveTo(instant: string): Promise<void>
  /** What a phone, by its number as stored (E.164), has received so far, oldest first. */
  mailbox(phone: string): Promise<Received[]>
  /** Until nothing waits: every event relayed, every message taken. */
  drain(): Promise<void>
}

/** Sends to where an API answers over HTTP. */
export const overHttp =
  (baseUrl: string): Engine['send'] =>
  async ({ method, path, headers, body }) => {
    const response = await fetch(baseUrl.replace(/\/$/, '') + path, {
      method,
      headers,
      ...(body !== undefined && { body }),
    })
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
  }
