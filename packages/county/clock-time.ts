import { formatted } from '@wangge/contract'

/** A time of the county's day, `08:30`. */
export const ClockTime = formatted(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM', '08:30')
