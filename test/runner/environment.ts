const handlers = Symbol.for('EVENT_HANDLERS')

/** Tests have the process's own globals: what they import is loaded as in production, and what they compare is of one realm. */
class Environment {
  readonly global = globalThis
  readonly #exit = process.exit
  readonly #console = globalThis.console
  readonly #variables = { ...process.env }

  exportConditions(): string[] {
    return ['node', 'node-addons']
  }

  // a context of its own is what a test file does not get
  getVmContext(): null {
    return null
  }

  async setup(): Promise<void> {
    // every refusal and every comparison writes its stack: a hundred deep, as Jest has it, they are dear
    Error.stackTraceLimit = 20
  }

  async teardown(): Promise<void> {
    process.exit = this.#exit
    globalThis.console = this.#console
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(this.#variables, name)) delete process.env[name]
    Object.assign(process.env, this.#variables)
    Reflect.deleteProperty(globalThis, handlers)
  }
}

export { Environment as 'module.exports' }
