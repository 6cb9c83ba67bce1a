/** What a browser lets a script of one of the county's front ends send and read, on either engine. */
export const crossOrigin = {
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  headers: [
    'authorization',
    'content-type',
    'accept-language',
    'idempotency-key',
    'if-match',
    'if-none-match',
    'x-case-token',
    'x-http-method-override',
  ],
  exposed: ['etag', 'location', 'retry-after', 'content-disposition', 'content-language'],
  maxAgeSeconds: 86_400,
} as const
