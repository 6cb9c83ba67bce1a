export { html, type Markup, type Piece } from './html.ts'
export { type Page, page } from './page.ts'
