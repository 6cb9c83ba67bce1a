import { defineLimit } from '@wangge/http'

/** How often a stranger asked for something: forms for files, codes by SMS. */
export const StrangerLimit = defineLimit('cases')
