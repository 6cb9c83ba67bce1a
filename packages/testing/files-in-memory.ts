import { demandKey, type Files } from '@wangge/files/port'

/** Files that lie nowhere; `sent` is what somebody sent by a form. */
export interface FilesInMemory extends Files {
  readonly objects: Map<string, Uint8Array>
  sent(fields: Readonly<Record<string, string>>, bytes: Uint8Array): void
}

/** Files of one test. Nothing is signed: the drivers' own suite is about that. */
export const filesInMemory = (): FilesInMemory => {
  const objects = new Map<string, Uint8Array>()
  return {
    objects,
    sent: ({ key = '' }, bytes) => void objects.set(demandKey(key), bytes),
    async form({ key, type, least, most, until, backTo }) {
      const fields = { key, 'Content-Type': type, Policy: JSON.stringify({ least, most, until }) }
      return {
        method: 'POST',
        url: '/files',
        fields: { ...fields, ...(backTo && { success_action_redirect: backTo }) },
      }
    },
    link: async (key, { until }) => `/files/${demandKey(key)}?until=${until}`,
    size: async (key) => objects.get(demandKey(key))?.length,
    async read(key, most) {
      const bytes = objects.get(demandKey(key))
      if (bytes && bytes.length > most) throw new Error('larger than may be read')
      return bytes && Buffer.from(bytes)
    },
    put: async (key, bytes) => void objects.set(demandKey(key), bytes),
    remove: async (key) => void objects.delete(demandKey(key)),
  }
}
