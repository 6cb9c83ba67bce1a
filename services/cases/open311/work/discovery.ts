import { type CountyConfig, open311Of } from '@wangge/county'

/** Where the endpoint is and what it speaks. Whatever it answers changes with the county's configuration. */
export const discoveryOf = (config: CountyConfig, origin: string) => {
  const { contact, keyService } = open311Of(config)
  const changeset = String(config.version).padStart(6, '0')
  return {
    changeset,
    contact,
    key_service: keyService,
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${origin}/open311/v2`,
        changeset,
        // nobody lives in a synthetic county: nothing that is reported there will be acted upon
        type: config.testPhones ? 'test' : 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  }
}
