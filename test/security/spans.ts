/** The week and the month that settled counties have lived through. */
export const week = '2026-W48'
export const month = '2026-11'
