import fc from 'fast-check'
import { html } from './html.ts'
import { page } from './page.ts'

describe('html', () => {
  it('escapes whatever is put in, and keeps what is written', () => {
    expect(`${html`<p title="${'"\'<>&'}">${'<script>'}</p>`}`).toBe(
      '<p title="&quot;&#39;&lt;&gt;&amp;">&lt;script&gt;</p>',
    )
    const item = (text: string) => html`<li>${text}</li>`
    expect(`${html`<ul>${['a<', 'b'].map(item)}${false}${undefined}${null}${0}</ul>`}`).toBe(
      '<ul><li>a&lt;</li><li>b</li>0</ul>',
    )
  })

  it('lets no text make markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const made = `${html`<i a="${text}">${text}</i>`}`
        expect(made.match(/[<>"]/g)).toEqual(['<', '"', '"', '>', '<', '>'])
      }),
    )
  })

  it('takes no look-alike for markup', () => {
    const forged = { toString: () => '<script>' } as never
    expect(() => `${html`${forged}`}`).toThrow()
  })
})

describe('page', () => {
  it('runs nothing, and lets in its own style by hash', () => {
    const { headers, body } = page({ title: '<b>', body: html`<main>${'&'}</main>`, style: 'p{margin:0}' })
    expect(body).toContain('<title>&lt;b&gt;</title>')
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
    expect(headers['content-security-policy']).not.toBe(
      page({ title: '', body: html`` }).headers['content-security-policy'],
    )
    expect(headers['referrer-policy']).toBe('no-referrer')
  })
})
