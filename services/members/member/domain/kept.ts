/** Does what is kept say what is asked for? */
export const isKept = <T extends object>(found: T | undefined, wanted: T): boolean =>
  found !== undefined &&
  Object.entries(wanted).every(([field, value]) => JSON.stringify(value) === JSON.stringify(found[field as keyof T]))
