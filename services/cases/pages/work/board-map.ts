import { type Box, boxAround, type Drawn, type Geometry } from '@wangge/county/locate'
import { html, type Markup } from '@wangge/page'
import type { CaseInPublic } from '../../public/contract/public.ts'
import { type Reading, wordsFor } from './reading.ts'

/** A place on the map, in its own units, and the cases there by their numbers in the list. */
interface Spot {
  readonly x: number
  readonly y: number
  readonly cases: readonly number[]
}

/** A map as it will be drawn. */
export interface BoardMap {
  readonly height: number
  readonly land: readonly string[]
  readonly spots: readonly Spot[]
}

const width = 1000
const margin = 60

/** Degrees to the map's own units, north up, as wide as it is high on the ground. */
const projection = ([west, south, east, north]: Box) => {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const across = Math.max((east - west) * squeeze, 1e-4)
  const up = Math.max(north - south, 1e-4)
  const scale = (width - 2 * margin) / Math.max(across, up)
  const height = Math.round(Math.max(up * scale + 2 * margin, 300))
  const left = (width - across * scale) / 2
  const top = (height - up * scale) / 2
  return {
    height,
    x: (lon: number) => Math.round(left + (lon - west) * squeeze * scale),
    y: (lat: number) => Math.round(top + (north - lat) * scale),
  }
}
type Projection = ReturnType<typeof projection>

const ringPath = (ring: readonly (readonly number[])[], { x, y }: Projection): string => {
  const points = ring.map(([lon = 0, lat = 0]) => `${x(lon)} ${y(lat)}`)
  return `M${points.filter((point, at) => point !== points[at - 1]).join('L')}Z`
}

const shapePath = ({ type, coordinates }: Geometry, on: Projection): string =>
  (type === 'Polygon' ? coordinates : coordinates.flat()).map((ring) => ringPath(ring, on)).join('')

const landOf = ({ box, geometries }: Drawn, on: Projection): string => {
  const [west, south, east, north] = box
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return geometries.length > 0 ? geometries.map((one) => shapePath(one, on)).join('') : ringPath(corners, on)
}

/** Closer than this two marks would lie on one another: they are one. */
const apart = 80

/** Cases by where they stand on the map, those that come to lie together as one spot. */
const spotsOn = (cases: readonly CaseInPublic[], { x, y }: Projection): Spot[] => {
  const spots: Spot[] = []
  cases.forEach(({ place }, at) => {
    if (!place) return
    const here = { x: x(place.lon), y: y(place.lat), cases: [at + 1] }
    const near = spots.findIndex((spot) => Math.hypot(spot.x - here.x, spot.y - here.y) < apart)
    const spot = spots[near]
    if (spot) spots[near] = { ...spot, cases: [...spot.cases, at + 1] }
    else spots.push(here)
  })
  return spots
}

/** The map of a page's cases over the areas that are shown; none when no case has a place. */
export const mapOf = (cases: readonly CaseInPublic[], drawn: readonly Drawn[]): BoardMap | undefined => {
  const points = cases.flatMap(({ place }): Box[] => (place ? [[place.lon, place.lat, place.lon, place.lat]] : []))
  if (points.length === 0) return undefined
  const on = projection(boxAround([...drawn.map(({ box }) => box), ...points]))
  return { height: on.height, land: drawn.map((one) => landOf(one, on)), spots: spotsOn(cases, on) }
}

const mostNamed = 2

const markOf = ({ x, y, cases }: Spot, reading: Reading): Markup => {
  const named = cases.slice(0, mostNamed).join(' ')
  const label = cases.length > mostNamed ? wordsFor(reading)(`${cases.length} 件`, `×${cases.length}`) : named
  const wide = Math.max(72, 34 + 24 * [...label].length)
  return html`<g transform="translate(${x} ${y})"><rect x="${-wide / 2}" y="-36" width="${wide}" height="72" rx="36"/><text y="13">${label}</text></g>`
}

/** Drawn here: nothing is fetched from anywhere. Everything on it is in the list as well; whoever cannot see it misses nothing. */
export const boardMap = ({ height, land, spots }: BoardMap, reading: Reading): Markup => {
  const t = wordsFor(reading)
  return html`<figure class="map"><svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="map-title map-text">
<title id="map-title">${t('本页事项的大致位置', 'Roughly where the cases of this page are')}</title>
<desc id="map-text">${t(
    `共 ${spots.length} 处。图上的号码就是下面清单的序号，清单里写明所在的村、社区。`,
    `${spots.length} places. The numbers are those of the list below, which names the village of each.`,
  )}</desc>
<g class="land">${land.map((path) => html`<path d="${path}"/>`)}</g>
<g class="spots">${spots.map((one) => markOf(one, reading))}</g></svg>
<figcaption class="hint">${t(
    '位置是大致的，看不出是哪一户。号码是下面清单的序号。',
    'Places are rounded, and lead to nobody’s door. Numbers are those of the list below.',
  )}</figcaption></figure>`
}
