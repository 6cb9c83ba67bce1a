/**
 * How every page looks: one column that a narrow phone and a doubled letter size can hold, text and controls at least
 * 4.5 : 1 and 3 : 1 against their ground in light and in dark, targets a thumb can hit.
 */
export const look = `
:root{color-scheme:light dark;--ink:#1c2128;--soft:#525b66;--paper:#fff;--tint:#f1f4f7;--edge:#7b8590;--main:#0a58a6;--on-main:#fff;--bad:#b3261e;--good:#17692f}
@media(prefers-color-scheme:dark){:root{--ink:#e8ebee;--soft:#aab3bd;--paper:#15181b;--tint:#22272d;--edge:#87919c;--main:#82bcff;--on-main:#0c1b2c;--bad:#ffa198;--good:#7fdb99}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:42rem;padding:0 1rem 2rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.35;margin:1.25rem 0 .5rem}
h2{font-size:1.2rem;line-height:1.4;margin:2rem 0 .5rem}
p{margin:.5rem 0}
small,.soft{color:var(--soft);font-size:.9375rem}
a{color:var(--main);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
input,textarea,select,button{font:inherit}
`
