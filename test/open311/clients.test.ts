import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { aCounty } from '../county/a-county.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const home = at('../../.tmp/open311-clients')
const wanted = at('requirements.txt')

/** Installs the libraries into an environment of their own, once for each list; nothing where that cannot be done. */
const install = (): string | undefined => {
  const python = `${home}/bin/python`
  const installed = `${home}/requirements.txt`
  const list = readFileSync(wanted, 'utf8')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === list) return python
  try {
    rmSync(home, { recursive: true, force: true })
    mkdirSync(home, { recursive: true })
    execFileSync('python3', ['-m', 'venv', home], { stdio: 'pipe' })
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', wanted], {
      stdio: 'pipe',
      timeout: 120_000,
    })
    writeFileSync(installed, list)
    return python
  } catch (error) {
    process.stdout.write(
      `\n*** NO PYTHON, venv OR PyPI: the Open311 client libraries were left out. ${(error as Error).message} ***\n\n`,
    )
    return undefined
  }
}

const python = install()

/** What the libraries made of a county. */
const walk = async () => {
  await using county = await aCounty()
  const { lon, lat } = county.file.place
  const { stdout } = await promisify(execFile)(
    python as string,
    [at('clients.py'), `${county.baseUrl}/open311/v2`, String(lat), String(lon), '10012345678'],
    { env: { ...process.env, PYTHONIOENCODING: 'utf8', PYTHONWARNINGS: 'ignore' } },
  )
  // biome-ignore lint/suspicious/noExplicitAny: what somebody else's library read
  return { baseUrl: county.baseUrl, seen: JSON.parse(stdout) as any }
}

interface Request {
  readonly service_request_id: string
}
const idsOf = (requests: readonly Request[]) => requests.map(({ service_request_id }) => service_request_id)
/** XML says everything as text, and nothing as an empty element. */
const inXml = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).map(([name, one]) => [name, one === null ? null : String(one)]))

const known = python ? describe : describe.skip
known('Open311 as client libraries of other people see it (M1): georeport 0.3.1 and three 0.8.0', () => {
  it('M1 discovers, lists and defines services, reports, follows, pages and is refused', async () => {
    const { baseUrl, seen } = await walk()
    const { services, definition, request, requests } = seen
    expect(seen.discovery.endpoints[0]).toMatchObject({ url: `${baseUrl}/open311/v2`, type: 'test' })

    expect(services.three.length).toBeGreaterThan(3)
    expect(services.json).toEqual(services.three)
    expect(services.xml).toEqual(services.json.map(inXml))
    const pole = { code: 'pole', datatype: 'string', required: false, variable: true, order: 1 }
    expect(definition.three).toMatchObject({ service_code: 'facility-lamp', attributes: [pole] })
    expect(definition.json).toEqual(definition.three)
    const [asked] = definition.json.attributes
    expect(definition.xml).toEqual({ service_code: 'facility-lamp', attributes: { attribute: inXml(asked) } })

    const number = seen.made[0].service_request_id
    expect([seen.made_status, number]).toEqual([200, expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/)])
    expect(seen.token).toEqual([{ service_request_id: number, token: number }])
    expect([seen.wrong_status, seen.wrong]).toEqual([404, [{ code: 404, description: expect.any(String) }]])

    expect(request.json).toMatchObject({ service_request_id: number, status: 'open', description: null })
    expect(request.three).toEqual([request.json])
    expect(request.xml).toEqual(inXml(request.json))
    expect(JSON.stringify(request)).not.toMatch(/Mei|Wang|12345678|暗/)

    const both = [seen.second, number]
    expect(idsOf(requests.three)).toEqual(both)
    expect(requests.json).toEqual(requests.three)
    expect(requests.xml).toEqual(requests.json.map(inXml))
    expect(idsOf(seen.of_service)).toEqual([number])
    expect(idsOf(seen.named)).toEqual(both)
    expect([...idsOf(seen.first_page), ...idsOf(seen.second_page)]).toEqual(both)
    expect(seen.closed).toEqual([])

    expect(seen.missing.status).toBe(404)
    expect(JSON.parse(seen.missing.text)).toEqual([{ code: 404, description: expect.any(String) }])
    expect([seen.missing_xml.status, seen.missing_xml.text]).toEqual([404, expect.stringContaining('<code>404</code>')])
    expect(seen.too_long.status).toBe(400)
  })
})

if (!python) it('was left out', () => {})
