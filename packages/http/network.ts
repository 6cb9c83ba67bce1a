const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** Whom a limit per address counts: one IPv4 address, or one IPv6 network of 64 bits, which is what a household is given. */
export const networkOf = (address: string): string => {
  const plain = mapped.exec(address)?.[1] ?? address
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = plain.includes('::')
    ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
    : []
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
