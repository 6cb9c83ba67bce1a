import type { Service } from '@wangge/contract'
import { type Driver, type Key, keyOf, type Write } from '@wangge/table'

const prefixOf = (pk: string): string => pk.slice(0, pk.indexOf('#'))

/**
 * The driver as one room sees it: its own rows and those it was granted. On AWS the function's role says the same
 * (`dynamodb:LeadingKeys`), so that what runs here is not refused there.
 */
export const guarded = (driver: Driver, { name, grants }: Pick<Service, 'name' | 'grants'>): Driver => {
  const readable = new Set([name])
  const writable = new Set([name])
  for (const grant of grants) {
    const [prefix, way] = grant.split(':') as [string, 'read' | 'write']
    readable.add(prefix)
    if (way === 'write') writable.add(prefix)
  }
  const refuse = (way: string, pk: string): never => {
    throw new Error(`${name} may not ${way} rows of ${prefixOf(pk)}`)
  }
  const mayRead = ({ pk }: Pick<Key, 'pk'>): void => {
    if (!readable.has(prefixOf(pk))) refuse('read', pk)
  }
  const mayWrite = (write: Write): void => {
    const { pk } = keyOf(write)
    const allowed = write.kind === 'check' ? readable : writable
    if (!allowed.has(prefixOf(pk))) refuse('write', pk)
  }
  const { heads, sorts } = driver
  return {
    async get(keys) {
      keys.forEach(mayRead)
      return driver.get(keys)
    },
    async query(query) {
      mayRead(query)
      return driver.query(query)
    },
    ...(heads && {
      async heads(asked) {
        for (const pk of asked.pks) mayRead({ pk })
        return heads(asked)
      },
    }),
    ...(sorts && {
      async sorts(asked) {
        mayRead(asked)
        return sorts(asked)
      },
    }),
    async transact(writes, token) {
      writes.forEach(mayWrite)
      return driver.transact(writes, token)
    },
    async writeEach(writes) {
      writes.forEach(mayWrite)
      return driver.writeEach(writes)
    },
  }
}
