import { join } from 'node:path'

/** Every room of the county, and a witness of what they tell. */
export const services = [join(import.meta.dirname, '..', '..', 'services'), join(import.meta.dirname, 'witness-room')]
