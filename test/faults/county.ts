import { join } from 'node:path'
import { openEmbedded } from '@wangge/embedded'

/** The county that is killed: every room, and a witness of what they tell. */
export const openFaulty = (data: string) =>
  openEmbedded({
    data,
    county: 'tiny',
    services: [join(import.meta.dirname, '..', '..', 'services'), join(import.meta.dirname, 'witness-room')],
    level: 'silent',
  })
